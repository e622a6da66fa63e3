import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHealthPath } from './health-path.ts';

const tail = fc.string({ unit: 'binary-ascii' });

describe('isHealthPath', () => {
  it('is true for the route alone, with a query, and with anything below it', () => {
    fc.assert(
      fc.property(fc.constantFrom('', '/', '?', '#'), tail, (separator, rest) => {
        expect(isHealthPath(`/api/health${separator}${separator === '' ? '' : rest}`)).toBe(true);
      }),
    );
  });

  it('is false for a path that only begins with the same letters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[^/?#]/), (rest) => {
        expect(isHealthPath(`/api/health${rest}`)).toBe(false);
      }),
    );
  });

  it.each(['', '/', '/api', '/health', '/API/health', '/api/knowledge?next=/api/health'])(
    'is false for "%s"',
    (url) => {
      expect(isHealthPath(url)).toBe(false);
    },
  );
});
