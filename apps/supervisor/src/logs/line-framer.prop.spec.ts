import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineFramer, type Fragment } from './line-framer.ts';

const MAX_BYTES = 16;

/** The same bytes, cut anywhere, also inside characters. */
const chunked = fc
  .record({
    lines: fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 10 }),
    cuts: fc.array(fc.nat(400), { maxLength: 20 }),
  })
  .map(({ lines, cuts }) => {
    const bytes = Buffer.from(lines.map((line) => `${withoutNewlines(line)}\n`).join(''));
    const at = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
    return {
      lines: lines.map(withoutNewlines),
      chunks: at.slice(1).map((end, index) => bytes.subarray(at[index], end)),
    };
  });

function withoutNewlines(text: string): string {
  return text.replaceAll(/[\r\n]/g, '');
}

function frame(chunks: readonly Buffer[], maxBytes: number): Fragment[] {
  const framer = createLineFramer({ maxBytes });
  return [...chunks.flatMap((chunk) => framer.push(chunk)), ...framer.end()];
}

function checkLinesStayWhole(framed: (chunks: readonly Buffer[]) => readonly Fragment[]): void {
  fc.assert(
    fc.property(chunked, ({ lines, chunks }) => {
      const fragments = framed(chunks);
      expect(fragments.map(({ text }) => text)).toEqual(lines);
      expect(fragments.every(({ part, endedBy }) => part === 0 && endedBy === 'newline')).toBe(
        true,
      );
    }),
  );
}

describe('createLineFramer', () => {
  it('#35: gives each line back as it was written, however the stream is cut', () => {
    checkLinesStayWhole((chunks) => frame(chunks, 1_000_000));
  });

  it('#59: is found out when it decodes chunk by chunk', () => {
    const careless = (chunks: readonly Buffer[]): Fragment[] =>
      frame(
        chunks.map((chunk) => Buffer.from(chunk.toString())),
        1_000_000,
      );
    expect(() => {
      checkLinesStayWhole(careless);
    }).toThrow('Property failed');
  });

  it('32: cuts a long line between characters, into parts that make it up again', () => {
    fc.assert(
      fc.property(chunked, ({ lines, chunks }) => {
        const joined: string[] = [];
        let expectedPart = 0;
        let line = '';
        for (const { text, part, endedBy } of frame(chunks, MAX_BYTES)) {
          expect(part).toBe(expectedPart);
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MAX_BYTES);
          line += text;
          if (endedBy === 'limit') {
            expectedPart += 1;
          } else {
            joined.push(line);
            line = '';
            expectedPart = 0;
          }
        }
        expect(joined).toEqual(lines);
      }),
    );
  });

  it('34: gives the unterminated rest at the end, once', () => {
    const framer = createLineFramer({ maxBytes: MAX_BYTES });
    expect(framer.push(Buffer.from('whole\nrest'))).toHaveLength(1);
    expect(framer.end()).toEqual([{ text: 'rest', part: 0, endedBy: 'end' }]);
    expect(framer.end()).toEqual([]);
  });

  it('35: takes the carriage return of a Windows line end away', () => {
    expect(frame([Buffer.from('a\r\nb\n')], MAX_BYTES).map(({ text }) => text)).toEqual(['a', 'b']);
  });

  it('35: survives any bytes at all', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 100 })), (chunks) => {
        const bytes = chunks.map((chunk) => Buffer.from(chunk));
        const newlines = bytes.reduce(
          (sum, chunk) => sum + chunk.filter((byte) => byte === 10).length,
          0,
        );
        const ended = frame(bytes, MAX_BYTES).filter(({ endedBy }) => endedBy === 'newline');
        expect(ended).toHaveLength(newlines);
      }),
    );
  });

  it('#32: cuts a line that JSON would make too long, and loses nothing of it', () => {
    const limits = { maxBytes: 64, maxEscapedBytes: 100 };
    const costly = fc.oneof(
      fc.constantFrom(...'\u0000\u0001\u001f"\\'),
      fc.string({ unit: 'grapheme', maxLength: 2 }),
    );
    const line = fc
      .array(costly, { maxLength: 200 })
      .map((parts) => withoutNewlines(parts.join('')));
    fc.assert(
      fc.property(line, (text) => {
        const framer = createLineFramer(limits);
        const fragments = framer.push(Buffer.from(`${text}\n`));
        expect(fragments.map((fragment) => fragment.text).join('')).toBe(text);
        for (const fragment of fragments) {
          expect(Buffer.byteLength(JSON.stringify(fragment.text)) - 2).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it('#32: makes no line of any bytes longer than it may be', () => {
    const limits = { maxBytes: 64, maxEscapedBytes: 100 };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        const framer = createLineFramer(limits);
        for (const { text } of [...framer.push(Buffer.from(bytes)), ...framer.end()]) {
          expect(Buffer.byteLength(JSON.stringify(text)) - 2).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});
