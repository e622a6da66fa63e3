import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { platformLanguage } from '../../upstream/elevenlabs/index.ts';
import { fromPlatformLanguages, toPlatformLanguages } from './agent-languages.ts';

const code = fc.constantFrom('en', 'zh', 'zh-TW', 'zh-CN', 'pt', 'pt-BR', 'ja', 'fil', 'no');
const codes = fc.uniqueArray(code, { minLength: 1 });

describe('toPlatformLanguages', () => {
  it('[bug 25] is undone by fromPlatformLanguages: no language is lost, and the main one stays first', () => {
    fc.assert(
      fc.property(codes, (languages) => {
        const read = fromPlatformLanguages(toPlatformLanguages(languages));
        expect(new Set(read)).toEqual(new Set(languages));
        expect(read).toHaveLength(languages.length);
        expect(read[0]).toBe(languages[0]);
      }),
    );
  });

  it('asks the platform only for languages without a region, each once', () => {
    fc.assert(
      fc.property(codes, (languages) => {
        const { main, others } = toPlatformLanguages(languages);
        const all = [main, ...others];
        expect(new Set(all).size).toBe(all.length);
        expect(all).toEqual(all.map(platformLanguage));
      }),
    );
  });

  it('follows what somebody changed on the platform', () => {
    const { tags } = toPlatformLanguages(['zh-TW', 'en']);
    expect(tags).toEqual(['elevendops:language:zh-TW']);
    expect(fromPlatformLanguages({ main: 'ja', others: ['en'], tags })).toEqual(['ja', 'en']);
  });
});
