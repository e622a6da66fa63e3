import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeZip } from './__fixtures__/write-zip.ts';
import { readZip, ZipError, type ZipLimits } from './zip-archive.ts';

const LIMITS: ZipLimits = { maxEntries: 50, maxUnpackedBytes: 100_000 };
const entries = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-z]{1,8}\.xml$/),
    data: fc.uint8Array({ maxLength: 300 }),
    method: fc.constantFrom(0, 8),
  }),
  { selector: ({ name }) => name, maxLength: 6 },
);

describe('readZip', () => {
  it('gives back what was packed', () => {
    fc.assert(
      fc.property(entries, (files) => {
        const unpacked = readZip(writeZip(files), () => true, LIMITS);
        expect(Array.from(unpacked, ([name, data]) => [name, [...data]])).toEqual(
          files.map(({ name, data }) => [name, [...data]]),
        );
      }),
    );
  });

  it('throws nothing but ZipError for an archive with any byte changed or its end cut off', () => {
    fc.assert(
      fc.property(entries, fc.nat(), fc.nat(255), fc.boolean(), (files, place, value, cut) => {
        const archive = writeZip(files);
        const at = place % archive.length;
        archive[at] = value;
        const bytes = cut ? archive.subarray(0, at) : archive;
        try {
          const unpacked = [...readZip(bytes, () => true, LIMITS).values()];
          const total = unpacked.reduce((sum, data) => sum + data.length, 0);
          expect(total).toBeLessThanOrEqual(LIMITS.maxUnpackedBytes);
        } catch (error) {
          expect(error).toBeInstanceOf(ZipError);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
