import { Timestamp } from '@google-cloud/firestore';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTimestamp, toVersion } from './document-version.ts';

describe('toVersion', () => {
  it('gives each microsecond a version of its own, and toTimestamp the way back', () => {
    const time = fc.record({
      seconds: fc.integer({ min: 0, max: 99_999_999_999 }),
      micros: fc.integer({ min: 0, max: 999_999 }),
    });
    fc.assert(
      fc.property(time, time, (one, other) => {
        const [a, b] = [one, other].map(
          ({ seconds, micros }) => new Timestamp(seconds, micros * 1_000),
        ) as [Timestamp, Timestamp];
        expect(toTimestamp(toVersion(a))?.isEqual(a)).toBe(true);
        expect(toVersion(a) === toVersion(b)).toBe(a.isEqual(b));
      }),
    );
  });

  it('takes no other text for a version', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('1', '1.5', '1.000000001', '-1.000000000')),
        (text) => {
          expect(toTimestamp(text)).toBeNull();
        },
      ),
    );
  });
});
