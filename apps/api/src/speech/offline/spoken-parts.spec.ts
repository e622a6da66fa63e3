import { describe, expect, it } from 'vitest';
import { spokenParts } from './spoken-parts.ts';

describe('spokenParts', () => {
  it('reads each sentence in its language, and neighbours together', () => {
    expect(
      spokenParts('Hello. How are you? 你好。今天量 blood pressure 了嗎？Good.', 'en'),
    ).toEqual([
      { text: 'Hello. How are you? ', language: 'en' },
      { text: '你好。今天量 blood pressure 了嗎？', language: 'zh' },
      { text: 'Good.', language: 'en' },
    ]);
  });

  it('cuts Chinese words out of a sentence that Mandarin could not read', () => {
    expect(spokenParts('Das Wort 糖尿病 heißt Diabetes.', 'de')).toEqual([
      { text: 'Das Wort ', language: 'de' },
      { text: '糖尿病 ', language: 'zh' },
      { text: 'heißt Diabetes.', language: 'de' },
    ]);
  });

  it('leaves the language to a text that is written in its letters', () => {
    expect(spokenParts('Ви повинні приймати ліки.', 'uk')).toMatchObject([{ language: 'uk' }]);
    expect(spokenParts('Принимайте лекарство.', 'en')).toMatchObject([{ language: 'ru' }]);
    expect(spokenParts('The angle is α.', 'en')).toMatchObject([{ language: 'en' }]);
    expect(spokenParts('Take 2 of them.', 'zh')).toMatchObject([{ language: 'en' }]);
  });

  it.each([
    ['[pause]', 700],
    ['[short pause]', 300],
    ['[LONG PAUSE]', 1500],
    ['[ dramatic pause ]', 700],
  ])('makes a silence of %s', (tag, silenceMs) => {
    expect(spokenParts(`Well. ${tag} Yes.`, 'en')).toEqual([
      { text: 'Well. ', language: 'en' },
      { silenceMs },
      { text: ' Yes.', language: 'en' },
    ]);
  });

  it('drops other tags, and keeps brackets that are text', () => {
    expect(spokenParts('[laughs softly] See [1] and [糖尿病].', 'en')).toEqual([
      { text: ' See [1] and [糖尿病].', language: 'zh' },
    ]);
    expect(spokenParts('[laughs]', 'en')).toEqual([]);
  });

  it('reads no signs of Markdown aloud, and keeps those of sums and names', () => {
    expect(
      spokenParts('# Care\n- **Rest** well, `daily`, _please_\n5 * 3 blood_test', 'en'),
    ).toEqual([{ text: 'Care\nRest well, daily, please\n5 * 3 blood_test', language: 'en' }]);
  });
});
