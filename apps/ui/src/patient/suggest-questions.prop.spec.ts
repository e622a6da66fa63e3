import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestQuestions } from './suggest-questions.ts';

const texts = (...args: Parameters<typeof suggestQuestions>) =>
  suggestQuestions(...args).map(({ text }) => text);
const anySource = fc.record({
  name: fc.string({ minLength: 1 }),
  sections: fc.option(fc.dictionary(fc.string(), fc.string())),
});

describe('suggestQuestions', () => {
  it('gives at most so many, each once, none empty and none too long to press', () => {
    fc.assert(
      fc.property(fc.array(anySource), fc.nat(8), (sources, max) => {
        const found = texts(sources, max);
        expect(found.length).toBeLessThanOrEqual(max);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((text) => text !== '' && [...text].length <= 100)).toBe(true);
      }),
    );
  });

  it('takes the documents in turn', () => {
    const flu = { name: 'Flu', sections: { Rest: 'r', Fever: 'f' } };
    const gout = { name: 'Gout', sections: { Diet: 'd', Pain: 'p' } };
    expect(texts([flu, gout], 3)).toEqual(['Rest', 'Diet', 'Fever']);
  });

  it('says headings without marks and numbers, and knows which are questions', () => {
    const sections = {
      Introduction: 'x',
      '**1. When may I eat?**': 'x',
      '2.1 Warning signs:': 'x',
      '三、用藥': 'x',
      '可以洗澡嗎？': 'x',
      '---': 'x',
    };
    expect(suggestQuestions([{ name: 'Surgery', sections }], 9)).toEqual([
      { kind: 'question', text: 'When may I eat?' },
      { kind: 'topic', text: 'Warning signs' },
      { kind: 'topic', text: '用藥' },
      { kind: 'question', text: '可以洗澡嗎？' },
    ]);
  });

  it('asks about a document without headings by its name', () => {
    expect(texts([{ name: 'Gout', sections: { content: 'Drink.' } }], 3)).toEqual(['Gout']);
    expect(texts([{ name: 'Flu', sections: null }], 3)).toEqual(['Flu']);
  });
});
