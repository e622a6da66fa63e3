import 'i18next';
import type { en } from './en.ts';
import type { NamespaceTexts } from './namespaces.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en } & NamespaceTexts;
  }
}
