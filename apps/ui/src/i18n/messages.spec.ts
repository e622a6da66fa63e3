import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { en } from './en.ts';
import type { Language } from './languages.ts';
import { NAMESPACES } from './namespaces.ts';
import { zhTW } from './zh-TW.ts';

const SOURCE = resolve(import.meta.dirname, '..');
const PLURAL = /_(zero|one|two|few|many|other)$/u;

function flatten(tree: object, prefix: string): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? flatten(value, `${prefix}${key}.`)
      : [[`${prefix}${key}`, String(value)] as const],
  );
}

/** Every text of a language as code names it: `actions.save`, `knowledge:form.name`. */
async function allTexts(language: Language): Promise<ReadonlyMap<string, string>> {
  const pages = Object.entries(NAMESPACES).map(async ([name, source]) =>
    flatten(await source[language](), `${name}:`),
  );
  const shared = flatten(language === 'en' ? en : zhTW, '');
  return new Map([...shared, ...(await Promise.all(pages)).flat()]);
}

function baseKeys(texts: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set([...texts.keys()].map((key) => key.replace(PLURAL, '')));
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name = '']) => name).toSorted();
}

function sources(): string {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => /\.tsx?$/u.test(file) && !/\.spec\.|__fixtures__|i18n\/(en|zh-TW)[.-]/u.test(file),
    )
    .map((file) => readFileSync(join(SOURCE, file), 'utf8'))
    .join('\n');
}

let texts: Readonly<Record<Language, ReadonlyMap<string, string>>>;

beforeAll(async () => {
  texts = { en: await allTexts('en'), 'zh-TW': await allTexts('zh-TW') };
});

describe('messages', () => {
  it('have the same keys in both languages', () => {
    expect(baseKeys(texts['zh-TW'])).toEqual(baseKeys(texts.en));
  });

  it.each(['en', 'zh-TW'] as const)('have every plural form of %s and no other', (language) => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plurals = [...texts[language].keys()].filter((key) => PLURAL.test(key));
    expect(plurals.length).toBeGreaterThan(0);
    for (const base of new Set(plurals.map((key) => key.replace(PLURAL, '')))) {
      const forms = plurals.filter((key) => key.replace(PLURAL, '') === base);
      expect(forms.toSorted()).toEqual(categories.map((form) => `${base}_${form}`).toSorted());
    }
  });

  it('have the same placeholders in both languages', () => {
    for (const [key, text] of texts['zh-TW']) {
      expect([key, placeholders(text)]).toEqual([key, placeholders(texts.en.get(key) ?? '')]);
    }
  });

  it('are never empty', () => {
    const empty = [...texts.en, ...texts['zh-TW']].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('are all in use', () => {
    const code = sources();
    const exact = new Set(
      [...code.matchAll(/['"]([\w-]+(?:[.:][\w-]+)+)['"]/gu)].map((hit) => hit[1]),
    );
    const patterns = [...code.matchAll(/`((?:[\w-]+[.:])+)\$\{[^}]+\}([\w.-]*)`/gu)].map(
      ([, start = '', end = '']) =>
        new RegExp(`^${start.replaceAll('.', '\\.')}[\\w-]+${end.replaceAll('.', '\\.')}$`, 'u'),
    );
    const unused = [...baseKeys(texts.en)].filter(
      (key) => !exact.has(key) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });
});
