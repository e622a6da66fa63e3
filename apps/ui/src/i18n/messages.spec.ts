import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { zhTW } from './zh-TW.ts';

const SOURCE = resolve(import.meta.dirname, '..');
const PLURAL = /_(zero|one|two|few|many|other)$/u;

function flatten(tree: object, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? [...flatten(value, `${prefix}${key}.`)]
        : [[`${prefix}${key}`, String(value)] as const],
    ),
  );
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

const english = flatten(en);
const chinese = flatten(zhTW);

describe('messages', () => {
  it('have the same keys in both languages', () => {
    expect(baseKeys(chinese)).toEqual(baseKeys(english));
  });

  it.each([
    ['en', english],
    ['zh-TW', chinese],
  ] as const)('have every plural form of %s and no other', (language, texts) => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plurals = [...texts.keys()].filter((key) => PLURAL.test(key));
    expect(plurals.length).toBeGreaterThan(0);
    for (const base of new Set(plurals.map((key) => key.replace(PLURAL, '')))) {
      const forms = plurals.filter((key) => key.replace(PLURAL, '') === base);
      expect(forms.toSorted()).toEqual(categories.map((form) => `${base}_${form}`).toSorted());
    }
  });

  it('have the same placeholders in both languages', () => {
    for (const [key, text] of chinese) {
      expect([key, placeholders(text)]).toEqual([key, placeholders(english.get(key) ?? '')]);
    }
  });

  it('are never empty', () => {
    const empty = [...english, ...chinese].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('are all in use', () => {
    const code = sources();
    const exact = new Set(
      [...code.matchAll(/['"]([\w-]+(?:\.[\w-]+)+)['"]/gu)].map((hit) => hit[1]),
    );
    const patterns = [...code.matchAll(/`((?:[\w-]+\.)+)\$\{[^}]+\}([\w.-]*)`/gu)].map(
      ([, start = '', end = '']) =>
        new RegExp(`^${start.replaceAll('.', '\\.')}[\\w-]+${end.replaceAll('.', '\\.')}$`, 'u'),
    );
    const unused = [...baseKeys(english)].filter(
      (key) => !exact.has(key) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });
});
