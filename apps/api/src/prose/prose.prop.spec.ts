import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '../__fixtures__/cpu-ms.ts';
import { joinLines, splitSentences } from './index.ts';

const bare = (text: string): string => text.replaceAll(/\s/gu, '');

describe('splitSentences', () => {
  it('loses and adds nothing but blanks, and gives no empty sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const sentences = splitSentences(text);
        expect(bare(sentences.join(''))).toBe(bare(text));
        expect(sentences).not.toContain('');
      }),
    );
  });

  it('gives back sentences that were put together', () => {
    const sentence = fc.constantFrom(
      'Use 1.5 ml twice.',
      'Dr. Lin says so!',
      'Really?',
      'Take 2.5 mg.',
      'Ask Dr. Lin, e.g. by phone.',
      '「好。」',
      '請洗手。',
      '每天四次！',
      '好嗎？',
    );
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (sentences) => {
        expect(splitSentences(sentences.join(' '))).toEqual(sentences);
      }),
    );
  });

  it('never cuts Chinese without a blank in the wrong place', () => {
    expect(splitSentences('術後請休息。不要揉眼睛！可以看電視嗎？可以')).toEqual([
      ...['術後請休息。', '不要揉眼睛！', '可以看電視嗎？', '可以'],
    ]);
  });

  it('ends Chinese at a Latin mark too, and a number at none', () => {
    expect(splitSentences('可以看電視嗎?可以!2.5毫升')).toEqual(['可以看電視嗎?', '可以!2.5毫升']);
  });

  it('takes time in proportion to the text', () => {
    for (const piece of ['.'.repeat(80_000), '?!'.repeat(40_000), '."'.repeat(40_000)]) {
      expect(cpuMsOf(() => splitSentences(`${piece}a`))).toBeLessThan(4_000);
    }
  });
});

describe('joinLines', () => {
  it('puts a blank between lines, but none between Chinese characters', () => {
    expect(joinLines(['Use one', 'drop'])).toBe('Use one drop');
    expect(joinLines(['請多休息，', '不要揉', '眼睛'])).toBe('請多休息，不要揉眼睛');
    expect(joinLines(['請看', 'the leaflet', '嗎？'])).toBe('請看 the leaflet 嗎？');
  });

  it('loses and adds nothing but blanks', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 20 })), (lines) => {
        expect(bare(joinLines(lines))).toBe(bare(lines.join('')));
      }),
    );
  });
});
