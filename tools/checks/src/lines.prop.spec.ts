import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLines, lineAt } from './lines.ts';

const line = fc.string().map((text) => text.replaceAll('\n', ' '));

describe('countLines', () => {
  it('is the number of lines that were joined, with and without a final line break', () => {
    fc.assert(
      fc.property(
        fc.array(
          line.filter((text) => text !== ''),
          { minLength: 1 },
        ),
        (lines) => {
          expect(countLines(lines.join('\n'))).toBe(lines.length);
          expect(countLines(`${lines.join('\n')}\n`)).toBe(lines.length);
        },
      ),
    );
  });

  it('counts none in an empty text', () => {
    expect(countLines('')).toBe(0);
  });
});

describe('lineAt', () => {
  it('finds the line of every character', () => {
    fc.assert(
      fc.property(fc.array(line), line, fc.array(line), (above, middle, below) => {
        const text = [...above, `${middle}#`, ...below].join('\n');
        const index = [...above, middle].join('\n').length;
        expect(text[index]).toBe('#');
        expect(lineAt(text, index)).toBe(above.length + 1);
      }),
    );
  });
});
