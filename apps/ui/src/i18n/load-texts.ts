import type { i18n } from 'i18next';
import type { Namespace } from './namespaces.ts';

/** Makes the texts of some namespaces ready in the language of the page; a failure can be tried again. */
export type LoadTexts = (namespaces: readonly Namespace[]) => Promise<void>;

/** @see LoadTexts */
export function createTextLoader(i18n: i18n): LoadTexts {
  const isThere = (namespace: Namespace) =>
    i18n.hasResourceBundle(i18n.language, namespace) || i18n.hasResourceBundle('en', namespace);
  return async (namespaces) => {
    await i18n.loadNamespaces(namespaces);
    const failed = namespaces.filter((namespace) => !isThere(namespace));
    if (failed.length > 0) {
      // i18next never asks twice by itself.
      await i18n.reloadResources([i18n.language, 'en'], failed);
    }
    const missing = namespaces.filter((namespace) => !isThere(namespace));
    if (missing.length > 0) {
      throw new Error(`The texts of ${missing.join(', ')} could not be fetched`);
    }
  };
}
