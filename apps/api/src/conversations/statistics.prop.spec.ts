import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, toStatistics } from './statistics.ts';

describe('formatDuration', () => {
  it('says whole minutes and seconds that make up the duration', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (seconds) => {
        const [, minutes, rest] = /^(\d+)m (\d+)s$/.exec(formatDuration(seconds)) ?? [];
        expect(Number(minutes) * 60 + Number(rest)).toBe(Math.floor(seconds));
        expect(Number(rest)).toBeLessThan(60);
      }),
    );
  });
});

describe('toStatistics', () => {
  it('is never anything but numbers, also of nothing', () => {
    expect(toStatistics({ count: 0, attention: 0, timedCount: 0, timedSeconds: 0 })).toEqual({
      total_conversations: 0,
      average_duration_seconds: 0,
      average_duration_formatted: '0m 0s',
      attention_percentage: 0,
    });
  });

  it('rounds the share to one digit, between 0 and 100', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, part) => {
          const attention = Math.round(count * part);
          const { attention_percentage: share } = toStatistics({
            count,
            attention,
            timedCount: 0,
            timedSeconds: 0,
          });
          expect(Math.abs(share - (attention / count) * 100)).toBeLessThanOrEqual(0.05 + 1e-9);
          expect(String(share)).toMatch(/^\d{1,3}(\.\d)?$/);
        },
      ),
    );
  });
});
