import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactTime, relativeTime } from './relative-time.ts';

const now = new Date('2026-05-10T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe('relativeTime', () => {
  it.each([
    [0, 'now'],
    [59, 'now'],
    [60, '1 minute ago'],
    [3_599, '59 minutes ago'],
    [7_200, '2 hours ago'],
    [86_400, 'yesterday'],
    [5 * 86_400, '5 days ago'],
    [8 * 86_400, 'last week'],
    [70 * 86_400, '2 months ago'],
    [800 * 86_400, '2 years ago'],
  ])('calls %d seconds ago "%s"', (seconds, text) => {
    expect(relativeTime(ago(seconds), now, 'en')).toBe(text);
  });

  it('speaks the language of the reader', () => {
    expect(relativeTime(ago(7_200), now, 'zh-TW')).toBe('2 小時前');
  });

  it('always says something, and the same for both ends of one second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (seconds) => {
        const text = relativeTime(ago(seconds), now, 'en');
        expect(text).not.toBe('');
        expect(relativeTime(new Date(ago(seconds).getTime() - 999), now, 'en')).toBe(text);
      }),
    );
  });
});

describe('exactTime', () => {
  it('names day and second', () => {
    expect(exactTime(new Date(2026, 4, 10, 8, 30, 5), 'en-GB')).toBe('10 May 2026, 08:30:05');
  });
});
