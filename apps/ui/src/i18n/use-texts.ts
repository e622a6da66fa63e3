import { useTranslation } from 'react-i18next';
import type { Namespace } from './namespaces.ts';

/** The shared texts, and those of some namespaces that the page has loaded: `t('knowledge:search')`. */
export function useTexts<const N extends readonly Namespace[]>(...namespaces: N) {
  return useTranslation<['translation', ...N]>(['translation', ...namespaces]);
}
