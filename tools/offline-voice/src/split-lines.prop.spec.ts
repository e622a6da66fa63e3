import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from './split-lines.ts';

async function linesOf(bytes: Uint8Array, cuts: readonly number[], maxBytes: number) {
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted(
    (a, b) => a - b,
  );
  const chunks = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
  const lines: (string | null)[] = [];
  for await (const line of splitLines(Readable.from(chunks), maxBytes)) {
    lines.push(line);
  }
  return lines;
}

const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ''));

describe('splitLines', () => {
  it('gives the lines that were written, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.array(fc.nat()), line, async (lines, cuts, rest) => {
        const bytes = Buffer.from(`${lines.map((each) => `${each}\n`).join('')}${rest}`);
        expect(await linesOf(bytes, cuts, 1_000_000)).toEqual(lines);
      }),
    );
  });

  it('gives null for a line that is too long, and goes on behind it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line),
        fc.array(fc.nat()),
        fc.nat(40),
        async (lines, cuts, most) => {
          const bytes = Buffer.from(lines.map((each) => `${each}\n`).join(''));
          expect(await linesOf(bytes, cuts, most)).toEqual(
            lines.map((each) => (Buffer.byteLength(each) > most ? null : each)),
          );
        },
      ),
    );
  });
});
