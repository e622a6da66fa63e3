import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitDuration } from './split-duration.ts';

const SIZES = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000 };

describe('splitDuration', () => {
  it('says the duration to its two largest units, never more than it is', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000_000 }), (milliseconds) => {
        const { unit, parts } = splitDuration(milliseconds);
        const said = Object.entries(parts).reduce(
          (sum, [name, count]) => sum + count * ((SIZES as Record<string, number>)[name] ?? 1),
          0,
        );
        const rest = milliseconds - said;
        const finest = { days: 3_600_000, hours: 60_000, minutes: 1_000, seconds: 1_000 };
        expect(rest).toBeGreaterThanOrEqual(0);
        expect(rest).toBeLessThan(unit === 'milliseconds' ? 1 : finest[unit]);
      }),
    );
  });

  it.each([
    [0, { unit: 'milliseconds', parts: { milliseconds: 0 } }],
    [999.4, { unit: 'milliseconds', parts: { milliseconds: 999 } }],
    [59_999, { unit: 'seconds', parts: { seconds: 59 } }],
    [90_061_000, { unit: 'days', parts: { days: 1, hours: 1 } }],
  ])('splits %d', (milliseconds, split) => {
    expect(splitDuration(milliseconds)).toEqual(split);
  });
});
