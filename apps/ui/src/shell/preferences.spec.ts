import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runInThisContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { PREFERENCE_KEYS, readLanguage, rememberLanguage } from './preferences.ts';

const root = document.documentElement;
const prelude = runInThisContext(
  `(function (window, document) {${readFileSync(
    resolve(import.meta.dirname, '../../public/prelude.js'),
    'utf8',
  )}})`,
) as (window: object, document: Document) => void;

function runPrelude(kept: Readonly<Record<string, string>>, systemIsDark: boolean) {
  const page: Record<string, unknown> = {
    localStorage: { getItem: (key: string) => kept[key] ?? null },
    matchMedia: () => ({ matches: systemIsDark }),
  };
  prelude(page, document);
  return {
    scheme: root.getAttribute('data-mantine-color-scheme'),
    lang: root.getAttribute('lang'),
    zod: page['__zod_globalConfig'],
  };
}

afterEach(() => {
  root.removeAttribute('data-mantine-color-scheme');
  root.removeAttribute('lang');
});

describe('prelude.js', () => {
  it('shows the remembered scheme and language', () => {
    const kept = { [PREFERENCE_KEYS.colourScheme]: 'dark', [PREFERENCE_KEYS.language]: 'zh-TW' };
    expect(runPrelude(kept, false)).toMatchObject({ scheme: 'dark', lang: 'zh-TW' });
  });

  it('follows the system when nothing or "auto" is remembered', () => {
    expect(runPrelude({}, true).scheme).toBe('dark');
    expect(runPrelude({ [PREFERENCE_KEYS.colourScheme]: 'auto' }, false).scheme).toBe('light');
  });

  it('ignores a language that there is not', () => {
    expect(runPrelude({ [PREFERENCE_KEYS.language]: '"><script>' }, false).lang).toBeNull();
  });

  it('keeps zod from trying to make code out of text', () => {
    expect(runPrelude({}, false).zod).toEqual({ jitless: true });
  });

  it('survives a browser that refuses to keep anything', () => {
    const page = {
      get localStorage(): Storage {
        throw new DOMException('denied', 'SecurityError');
      },
      matchMedia: () => ({ matches: false }),
    };
    prelude(page, document);
    expect(root.getAttribute('data-mantine-color-scheme')).toBe('light');
  });
});

describe('readLanguage', () => {
  it('reads what rememberLanguage has kept', () => {
    const kept = new Map<string, string>();
    const store = () => ({
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    });
    expect(readLanguage(store)).toBeNull();
    rememberLanguage(store, 'zh-TW');
    expect(readLanguage(store)).toBe('zh-TW');
  });

  it('gives nothing when the browser refuses', () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(readLanguage(refuse)).toBeNull();
    expect(() => {
      rememberLanguage(refuse, 'en');
    }).not.toThrow();
  });
});
