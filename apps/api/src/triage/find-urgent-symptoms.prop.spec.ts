import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findUrgentSymptoms, labelOf } from './find-urgent-symptoms.ts';
import { URGENT_SYMPTOMS } from './urgent-symptoms.ts';

const symptom = fc.constantFrom(...URGENT_SYMPTOMS);
const harmless = fc.constantFrom(
  '',
  'hello',
  'my mother says',
  '你好',
  '我媽媽',
  '12:30',
  '\n',
  '…',
);

describe('findUrgentSymptoms', () => {
  it('finds each phrase of the list, whatever stands around it and however it is written', () => {
    const phrase = symptom.chain((one) =>
      fc.record({
        one: fc.constant(one),
        phrase: fc.constantFrom(...one.english.map((text) => `${text}.`), ...one.chinese),
      }),
    );
    fc.assert(
      fc.property(phrase, harmless, harmless, fc.boolean(), (found, before, after, upper) => {
        const text = `${before} ${found.phrase} ${after}`;
        expect(findUrgentSymptoms(upper ? text.toUpperCase() : text)).toContain(found.one);
      }),
    );
  });

  it('finds in a text at least what it finds in each of its lines, and never throws', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      symptom.map(({ english }) => english.join(', ')),
      symptom.map(({ chinese }) => chinese.join('，')),
    );
    fc.assert(
      fc.property(line, line, (one, other) => {
        expect(findUrgentSymptoms(`${one}\n${other}`)).toEqual(
          expect.arrayContaining([...findUrgentSymptoms(one), ...findUrgentSymptoms(other)]),
        );
      }),
    );
  });

  it.each([
    ['I can’t breathe', 'Difficulty breathing'],
    ['ＣＨＥＳＴ  ＰＡＩＮ', 'Chest pain'],
    ['She has chest-pain', 'Chest pain'],
    ['我 胸 痛', '胸痛'],
    ['我胸痛 and chest pain', '胸痛'],
  ])('reads %s as %s', (text, label) => {
    expect(findUrgentSymptoms(text).map((found) => labelOf(found, text))).toContain(label);
  });

  it.each(['How do I take the drops?', 'strokes of a brush', 'heartfelt', '飯後多久吃藥？', ''])(
    'finds nothing in %s',
    (text) => {
      expect(findUrgentSymptoms(text)).toEqual([]);
    },
  );
});

describe('URGENT_SYMPTOMS', () => {
  it('has each phrase once, in the form that the search compares', () => {
    const phrases = URGENT_SYMPTOMS.flatMap(({ english, chinese }) => [...english, ...chinese]);
    expect(new Set(phrases).size).toBe(phrases.length);
    for (const phrase of phrases) {
      expect(phrase.normalize('NFKC').toLowerCase()).toBe(phrase);
    }
  });
});
