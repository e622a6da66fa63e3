import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastDays } from './days.ts';

const MOMENTS = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('lastDays', () => {
  it('ends with the day of the moment and leaves no day out', () => {
    fc.assert(
      fc.property(MOMENTS, fc.integer({ min: 1, max: 90 }), (now, count) => {
        const days = lastDays(now, count);
        expect(days).toHaveLength(count);
        expect(days.at(-1)).toBe(now.toISOString().slice(0, 10));
        days.slice(1).forEach((day, index) => {
          expect(Date.parse(day) - Date.parse(days[index] ?? '')).toBe(86_400_000);
        });
      }),
    );
  });
});
