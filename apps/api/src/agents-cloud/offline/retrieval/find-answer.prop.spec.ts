import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAnswer } from './find-answer.ts';
import { indexDocument } from './index-document.ts';
import { documentTerms, questionTerms } from './terms.ts';

const CATARACT = `# Eye drops
Use one drop in the operated eye four times a day for four weeks. Wash your hands first.

# Activity
Do not swim for two weeks. Light walks are fine from the first day. Ask before you lift anything heavy.

# Diet
You may eat as usual. Drink enough water.
`;
const DIABETES = `# 飲食
少吃甜食和白飯。每餐先吃蔬菜。

# 用藥
胰島素要在飯前注射。忘記打針時不要補兩倍劑量。

# 運動
每週至少運動三次，每次三十分鐘。
`;

const both = [
  ...indexDocument('Cataract care', CATARACT),
  ...indexDocument('糖尿病衛教', DIABETES),
];

describe('findAnswer', () => {
  it.each([
    ['How often do I use the drops?', 'Use one drop in the operated eye', 'Eye drops'],
    ['Can I go swimming?', 'Do not swim for two weeks.', 'Activity'],
    ['May I swim after the operation?', 'Do not swim for two weeks.', 'Activity'],
    ['手術後可以游泳嗎？', 'Do not swim for two weeks.', 'Activity'],
    ['開刀後可以游泳嗎？', 'Do not swim for two weeks.', 'Activity'],
    ['What can I eat', 'You may eat as usual.', 'Diet'],
    ['when may I lift things', 'Ask before you lift anything heavy.', 'Activity'],
    ['我可以吃甜食嗎？', '少吃甜食和白飯。', '飲食'],
    ['胰島素什麼時候打', '胰島素要在飯前注射。', '用藥'],
    ['忘記打針怎麼辦', '忘記打針時不要補兩倍劑量。', '用藥'],
    ['要多久運動一次', '每週至少運動三次，每次三十分鐘。', '運動'],
  ])('answers "%s" with "%s"', (question, sentence, section) => {
    const found = findAnswer(question, both);
    expect(found?.section).toBe(section);
    expect(found?.sentences.join(' ')).toContain(sentence);
  });

  it.each([
    'Where can I park my car?',
    'What does the operation cost?',
    'How was the operation?',
    '手術後可以開車嗎？',
    '停車場在哪裡？',
    '這個手術健保有給付嗎',
    'Who won the game yesterday?',
    'hmm',
    '?',
    '嗎',
    '',
  ])('finds nothing for "%s"', (question) => {
    expect(findAnswer(question, both)).toBeNull();
  });

  it('takes what is asked for before the circumstances that it is asked under', () => {
    const text = `${CATARACT}\n# Surgery\nThe operation takes an hour. Your doctor calls you after the operation.\n`;
    const passages = [...indexDocument('Cataract', text)];
    expect(findAnswer('May I swim after the operation?', passages)?.sentences).toEqual([
      'Do not swim for two weeks.',
    ]);
    expect(findAnswer('How long does the operation take?', passages)?.section).toBe('Surgery');
  });

  it('understands a question in another language than the document’s by words that mean the same', () => {
    const found = findAnswer('我可以游泳嗎', [...indexDocument('Cataract', CATARACT)]);
    expect(found?.sentences).toContain('Do not swim for two weeks.');
  });

  it('quotes at most three sentences of one section, word for word and in their order', () => {
    const word = fc.constantFrom(
      'drop',
      'eye',
      'swim',
      'water',
      'hands',
      '運動',
      '飯前',
      '甜食',
      'zebra',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), (words) => {
        const found = findAnswer(words.join(' '), both);
        if (found !== null) {
          const source = found.document === 'Cataract care' ? CATARACT : DIABETES;
          expect(found.sentences.length).toBeGreaterThan(0);
          expect(found.sentences.length).toBeLessThanOrEqual(3);
          const places = found.sentences.map((sentence) => source.indexOf(sentence));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
          expect(places[0]).toBeGreaterThan(source.indexOf(`# ${found.section ?? ''}`));
        }
      }),
    );
  });

  it('gives the same answer for the same question, and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 100 }),
        fc.string({ maxLength: 300 }),
        (question, text) => {
          const passages = [...indexDocument('Document', text)];
          expect(findAnswer(question, passages)).toEqual(findAnswer(question, passages));
        },
      ),
    );
  });

  it('finds a sentence by its own words in a long document', () => {
    const lines = Array.from(
      { length: 3_000 },
      (_, n) => `Rule ${String(n)} concerns topic${String(n)} alone.`,
    );
    const passages = [...indexDocument('Long', lines.join('\n\n'))];
    fc.assert(
      fc.property(fc.nat(2_999), (n) => {
        expect(findAnswer(`What about topic${String(n)}?`, passages)?.sentences).toEqual([
          lines[n],
        ]);
      }),
      { numRuns: 10 },
    );
  });
});

describe('terms', () => {
  it('are the same for the forms of a word', () => {
    for (const forms of [
      ['drops', 'drop', 'dropping'],
      ['swim', 'swimming', 'swims'],
      ['drive', 'driving', 'drives'],
      ['bodies', 'body'],
      ['Eye', 'eyes', 'ＥＹＥ'],
    ]) {
      expect(new Set(forms.map((form) => documentTerms(form).join())).size).toBe(1);
    }
  });

  it('of a question are all among those of a document with the same words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const known = new Set(documentTerms(text));
        expect(questionTerms(text).every((term) => known.has(term))).toBe(true);
      }),
    );
  });
});
