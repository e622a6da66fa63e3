import { createInstance, type BackendModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { isLanguage, type Language } from './languages.ts';
import { fetchTexts } from './namespaces.ts';

// The shared English texts are the fallback and always there; all others are fetched when somebody reads them.
const fetchedTexts: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, done) {
    textsOf(language, namespace).then(
      (texts) => {
        done(null, texts as Parameters<typeof done>[1]);
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
    .use(fetchedTexts)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      load: 'currentOnly',
      resources: { en: { translation: en } },
      partialBundledLanguages: true,
      returnNull: false,
      // React escapes; escaping twice would show entities.
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  return instance;
}

async function textsOf(language: string, namespace: string): Promise<object> {
  if (!isLanguage(language)) {
    throw new Error(`There is no language "${language}"`);
  }
  if (namespace === 'translation') {
    return language === 'en' ? en : (await import('./zh-TW.ts')).zhTW;
  }
  const texts = await fetchTexts(language, namespace);
  if (texts === undefined) {
    throw new Error(`There are no texts "${namespace}"`);
  }
  return texts;
}
