import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languagesOf, speaks } from './voices-of.ts';

const code = fc.constantFrom('en', 'zh', 'zh-TW', 'zh-CN', 'pt', 'pt-BR', 'de');
const voice = fc.record({ languages: fc.uniqueArray(code) });

describe('speaks', () => {
  it.each([
    [['zh'], 'zh-TW', true],
    [['pt-BR'], 'pt', true],
    [['zh-CN'], 'zh-TW', false],
    [['en'], 'de', false],
    [[], 'de', true],
  ])('%j for %s: %s', (languages, language, expected) => {
    expect(speaks({ languages }, language)).toBe(expected);
  });

  it('keeps at least one voice for each language that the voices are offered by', () => {
    fc.assert(
      fc.property(fc.array(voice), (voices) => {
        for (const language of languagesOf(voices)) {
          expect(voices.some((one) => speaks(one, language))).toBe(true);
        }
      }),
    );
  });
});
