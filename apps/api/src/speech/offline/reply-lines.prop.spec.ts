import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from './reply-lines.ts';

const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ''));

function linesOf(bytes: Buffer, cuts: readonly number[], maxBytes: number): (string | null)[] {
  const lines: (string | null)[] = [];
  const read = readLines(maxBytes, (each) => lines.push(each));
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length];
  edges.sort((a, b) => a - b);
  for (let index = 1; index < edges.length; index += 1) {
    read(bytes.subarray(edges[index - 1], edges[index]));
  }
  return lines;
}

describe('readLines', () => {
  it('gives the lines that were written, however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.nat()), line, (lines, cuts, rest) => {
        const bytes = Buffer.from(`${lines.map((each) => `${each}\n`).join('')}${rest}`);
        expect(linesOf(bytes, cuts, 1_000_000)).toEqual(lines);
      }),
    );
  });

  it('tells a line that is too long once, and nothing behind it', () => {
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.nat()), fc.nat(40), (lines, cuts, most) => {
        const bytes = Buffer.from(lines.map((each) => `${each}\n`).join(''));
        const long = lines.findIndex((each) => Buffer.byteLength(each) > most);
        expect(linesOf(bytes, cuts, most)).toEqual(
          long === -1 ? lines : [...lines.slice(0, long), null],
        );
      }),
    );
  });
});
