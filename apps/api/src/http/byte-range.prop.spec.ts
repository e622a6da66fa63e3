import express from 'express';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseByteRange } from './byte-range.ts';

const size = fc.integer({ min: 1, max: 10_000 });
const position = fc.nat(20_000);

/** What Express makes of the header (by range-parser). */
function rangeOfExpress(header: string, sizeBytes: number): unknown {
  const request: unknown = Object.create(express.request, { get: { value: () => header } });
  const ranges = (request as express.Request).range(sizeBytes);
  return Array.isArray(ranges) ? ranges[0] : ranges;
}

describe('parseByteRange', () => {
  it('stays inside the object, for any header', () => {
    const anyHeader = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'bytes=0123456789-, ') }),
      fc.tuple(position, position).map(([first, last]) => `bytes=${String(first)}-${String(last)}`),
    );
    fc.assert(
      fc.property(anyHeader, fc.nat(10_000), (header, sizeBytes) => {
        const range = parseByteRange(header, sizeBytes);
        if (range !== null && range !== 'unsatisfiable') {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThan(sizeBytes);
        }
      }),
    );
  });

  it('agrees with Express on ranges that begin at a byte', () => {
    fc.assert(
      fc.property(position, fc.option(position, { nil: null }), size, (first, last, sizeBytes) => {
        fc.pre(last === null || last >= first);
        const header = `bytes=${String(first)}-${last === null ? '' : String(last)}`;
        const expected = first >= sizeBytes ? -1 : parseByteRange(header, sizeBytes);
        expect(rangeOfExpress(header, sizeBytes)).toEqual(expected);
      }),
    );
  });

  it('gives the last bytes, all of them when fewer are there than asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), size, (length, sizeBytes) => {
        expect(parseByteRange(`bytes=-${String(length)}`, sizeBytes)).toEqual({
          start: Math.max(0, sizeBytes - length),
          end: sizeBytes - 1,
        });
      }),
    );
  });

  it.each(['bytes=-0', 'bytes=10-', 'bytes=10-20', 'bytes=99999999999999999999-'])(
    'has no bytes for %s of ten',
    (header) => {
      expect(parseByteRange(header, 10)).toBe('unsatisfiable');
    },
  );

  it('has no bytes of an empty object', () => {
    expect(parseByteRange('bytes=0-', 0)).toBe('unsatisfiable');
    expect(parseByteRange('bytes=-5', 0)).toBe('unsatisfiable');
  });

  it.each([
    undefined,
    '',
    'bytes=',
    'bytes=-',
    'bytes=5-2',
    'items=0-1',
    'bytes=0-1,3-4',
    'bytes=a-',
  ])('passes over %j', (header) => {
    expect(parseByteRange(header, 10)).toBeNull();
  });
});
