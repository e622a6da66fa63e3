import { isLanguage, type Language } from '../i18n/languages.ts';

/** Keys of what the browser remembers; public/prelude.js reads them too. */
export const PREFERENCE_KEYS = {
  language: 'elevendops.language',
  colourScheme: 'elevendops.colour-scheme',
} as const;

/** The part of localStorage that is used. */
export type PreferenceStore = Pick<Storage, 'getItem' | 'setItem'>;

/** The remembered language; null when there is none or the browser refuses to say. */
export function readLanguage(store: () => PreferenceStore): Language | null {
  try {
    const value = store().getItem(PREFERENCE_KEYS.language);
    return isLanguage(value) ? value : null;
  } catch {
    return null;
  }
}

/** Remembers the language where the browser allows it. */
export function rememberLanguage(store: () => PreferenceStore, language: Language): void {
  try {
    store().setItem(PREFERENCE_KEYS.language, language);
  } catch {
    // A browser that keeps nothing still shows the chosen language until it is closed.
  }
}
