import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentedDefects, testedDefects } from './defects.ts';

const number = fc.nat({ max: 99 }).map(String);
const words = fc.stringMatching(/^[a-z ,.]{0,20}$/);

describe('documentedDefects', () => {
  it('reads back every number, however wide the column, and none of the prose', () => {
    fc.assert(
      fc.property(fc.array(number), fc.nat({ max: 5 }), (numbers, width) => {
        const blank = ' '.repeat(width);
        const rows = numbers.map((one) => `|${blank}${one}${blank}| defect 7 |`);
        const markdown = ['number 5', '| number | 6 |', '| --- | --- |', ...rows].join('\n');
        expect(documentedDefects(markdown)).toEqual(numbers);
      }),
    );
  });
});

describe('testedDefects', () => {
  it('reads back every number of every title, in any quotes', () => {
    const title = fc.tuple(
      fc.constantFrom("'", '"', '`'),
      fc.array(fc.tuple(words, number), { minLength: 1, maxLength: 3 }),
      words,
    );
    fc.assert(
      fc.property(fc.array(title), (titles) => {
        const source = titles.map(([quote, tags, end]) => {
          const text = tags.map(([before, one]) => `${before}[bug ${one}]`).join('');
          return `it(${quote}${text}${end}${quote}, f);`;
        });
        const numbers = titles.flatMap(([, tags]) => tags.map(([, one]) => one));
        expect(testedDefects(source.join('\n'))).toEqual(numbers);
      }),
    );
  });
});
