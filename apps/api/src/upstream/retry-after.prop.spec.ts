import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_RETRY_AFTER_SECONDS, parseRetryAfter } from './retry-after.ts';

const now = new Date('2026-03-04T05:06:07.500Z');

describe('parseRetryAfter', () => {
  it('reads seconds, up to a minute', () => {
    fc.assert(
      fc.property(fc.nat(), (seconds) => {
        expect(parseRetryAfter(String(seconds), now)).toBe(
          Math.min(seconds, MAX_RETRY_AFTER_SECONDS),
        );
      }),
    );
  });

  it('reads a date as the whole seconds until then', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), (offset) => {
        const date = new Date(Math.floor(now.getTime() / 1000) * 1000 + offset * 1000);
        const seconds = parseRetryAfter(date.toUTCString(), now);
        expect(seconds).toBe(Math.min(Math.max(offset, 0), MAX_RETRY_AFTER_SECONDS));
      }),
    );
  });

  it('gives null or whole seconds within the bounds for any text', () => {
    const texts = fc.oneof(fc.string(), fc.float().map(String), fc.date().map(String));
    fc.assert(
      fc.property(fc.option(texts), (text) => {
        const seconds = parseRetryAfter(text, now);
        if (seconds !== null) {
          expect(Number.isInteger(seconds)).toBe(true);
          expect(seconds).toBeGreaterThanOrEqual(0);
          expect(seconds).toBeLessThanOrEqual(MAX_RETRY_AFTER_SECONDS);
        }
      }),
    );
  });

  it.each([null, '', ' ', '-1', '1e3', 'soon', '2026-03-04', '0x10', 'NaN', 'Infinity'])(
    'takes %j for no answer',
    (text) => {
      expect(parseRetryAfter(text, now)).toBeNull();
    },
  );
});
