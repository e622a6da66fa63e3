import { isHealthPath } from '@elevendops/health';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isApiPath } from './api-path.ts';

const root = fc.constantFrom('/api', '/openapi.json', '/docs');
const tail = fc.string({ unit: 'binary-ascii' });

describe('isApiPath', () => {
  it('is true for a root alone, with a query, and with anything below it', () => {
    fc.assert(
      fc.property(root, fc.constantFrom('', '/', '?', '#'), tail, (start, separator, rest) => {
        expect(isApiPath(start + separator + (separator === '' ? '' : rest))).toBe(true);
      }),
    );
  });

  it('is false for a path that only begins with the same letters', () => {
    fc.assert(
      fc.property(root, fc.stringMatching(/^[^/?#]/), (start, rest) => {
        expect(isApiPath(start + rest)).toBe(false);
      }),
    );
  });

  it('depends on nothing behind the query mark', () => {
    fc.assert(
      fc.property(fc.webPath(), tail, (path, query) => {
        expect(isApiPath(`${path}?${query}`)).toBe(isApiPath(path));
      }),
    );
  });
});

describe('isHealthPath', () => {
  it('is true for nothing that is not also the API', () => {
    fc.assert(
      fc.property(tail, (rest) => {
        const url = `/api/health${rest}`;
        expect(isHealthPath(url) && !isApiPath(url)).toBe(false);
      }),
    );
  });
});
