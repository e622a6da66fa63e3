import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const plainText = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .filter(
    (text) => !/[^\P{Cc}\t\n]/u.test(text) && text.trim() !== '' && !text.startsWith('\ufeff'),
  );

describe('decodeText', () => {
  it('gives back any text that was written as UTF-8', () => {
    fc.assert(
      fc.property(plainText, (text) => {
        expect(decodeText(Buffer.from(text))).toEqual({ text, failure: null });
      }),
    );
  });

  it('never throws, and what it accepts is well-formed text without control characters', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const { text, failure } = decodeText(bytes);
        expect(text === null).toBe(failure !== null);
        expect(text ?? '').toSatisfy((value: string) => value.isWellFormed());
        expect(text ?? '').not.toMatch(/[^\P{Cc}\t\n]/u);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never puts a replacement character in place of bytes that do not fit', () => {
    fc.assert(
      fc.property(plainText, fc.integer({ min: 0x80, max: 0xbf }), (text, stray) => {
        const bytes = Buffer.concat([Buffer.from(text), Buffer.from('a'), Buffer.from([stray])]);
        expect(decodeText(bytes).failure).toBe('not-text');
      }),
    );
  });
});
