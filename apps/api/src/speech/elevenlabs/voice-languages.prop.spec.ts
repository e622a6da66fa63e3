import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { voiceLanguages, voiceLanguagesSchema } from './voice-languages.ts';

describe('voiceLanguages', () => {
  it.each([
    [{}, []],
    [{ labels: { language: 'en', accent: 'american' } }, ['en']],
    [{ labels: { language: 'English' }, verified_languages: null }, []],
    [
      {
        labels: { language: 'zh' },
        verified_languages: [
          { language: 'en', locale: 'en-GB' },
          { language: 'zh', locale: 'cmn-TW' },
          { language: 'en', locale: null },
          { language: 'fil' },
        ],
      },
      ['zh', 'en', 'en-GB', 'zh-TW', 'fil'],
    ],
  ])('reads %j', (voice, languages) => {
    expect(voiceLanguages(voiceLanguagesSchema.parse(voice))).toEqual(languages);
  });

  it('gives canonical codes, each once, whatever the service says', () => {
    const code = fc.oneof(
      fc.string(),
      fc.constantFrom('en', 'EN', 'cmn', 'cmn-CN', 'zh_TW', 'pt-BR', 'en-US-x', 'xx'),
    );
    const voices = fc.record({
      labels: fc.option(fc.dictionary(fc.constantFrom('language', 'accent'), fc.jsonValue())),
      verified_languages: fc.option(
        fc.array(fc.record({ language: code, locale: fc.option(code) })),
      ),
    });
    fc.assert(
      fc.property(voices, (voice) => {
        const languages = voiceLanguages(voiceLanguagesSchema.parse(voice));
        expect(new Set(languages).size).toBe(languages.length);
        expect(Intl.getCanonicalLocales([...languages])).toHaveLength(languages.length);
      }),
    );
  });
});
