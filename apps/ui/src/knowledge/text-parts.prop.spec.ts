import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headingDepths, partsOf } from './text-parts.ts';

const filler = 'words and words, '.repeat(300);

describe('partsOf', () => {
  it('loses nothing', () => {
    const line = fc.constantFrom('# A', 'B', '', '```', '- c', '    d', filler, '\r');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n');
        expect(partsOf(text).join('')).toBe(text);
      }),
    );
  });

  it('cuts before headings, and before paragraphs after an empty line', () => {
    expect(partsOf(`${filler}\n# A\n\nB\n`)).toEqual([`${filler}\n`, '# A\n\nB\n']);
    expect(partsOf(`${filler}\n\nB`)).toEqual([`${filler}\n\n`, 'B']);
  });

  it.each(['\nB', '\n\n- b', '\n\n  b', '\n\n1. b', '\n```\n# b\n```'])(
    'does not cut where a block may go on: %j',
    (rest) => {
      expect(partsOf(`${filler}${rest}`)).toHaveLength(1);
    },
  );
});

describe('headingDepths', () => {
  it('names every depth once, however the heading is written', () => {
    expect(headingDepths('### A\n\nB\n===\n\nC\n---\n\n### D')).toEqual([1, 2, 3]);
    expect(headingDepths('A\n\n---\n\n#5 is no heading')).toEqual([]);
  });
});
