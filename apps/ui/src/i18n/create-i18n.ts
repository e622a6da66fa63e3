import { createInstance, type BackendModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import type { Language } from './languages.ts';

// English is the fallback and always there; another language is fetched when somebody reads it.
const otherLanguages: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, _namespace, done) {
    if (language !== 'zh-TW') {
      done(new Error(`There is no language "${language}"`), false);
      return;
    }
    import('./zh-TW.ts').then(
      ({ zhTW }) => {
        done(null, zhTW);
      },
      (error: unknown) => {
        done(error instanceof Error ? error : new Error(String(error)), false);
      },
    );
  },
};

/** The translations, ready to use in the given language. */
export async function createI18n(language: Language): Promise<i18n> {
  const instance = createInstance();
  await instance
    .use(otherLanguages)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      resources: { en: { translation: en } },
      partialBundledLanguages: true,
      returnNull: false,
      // React escapes; escaping twice would show entities.
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  return instance;
}
