import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cacheControlOf, isCurrent } from './cache-policy.ts';

describe('cacheControlOf', () => {
  it('lets a file be kept for ever only below /assets/, where names hold a hash', () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        expect(cacheControlOf(path).includes('immutable')).toBe(path.startsWith('/assets/'));
        expect(cacheControlOf(`/assets${path}/x.js`)).toContain('max-age=31536000');
      }),
    );
    for (const path of ['/index.html', '/my-assets/x.js', '/a/assets/x.js', '/assets']) {
      expect(cacheControlOf(path)).toBe('no-cache');
    }
  });
});

describe('isCurrent', () => {
  const tag = fc.stringMatching(/^[A-Za-z0-9_-]{1,22}$/).map((hash) => `"${hash}"`);

  it('finds the tag among others, strong or weak', () => {
    fc.assert(
      fc.property(fc.array(tag), tag, fc.array(tag), fc.boolean(), (before, own, after, weak) => {
        const header = [...before, weak ? `W/${own}` : own, ...after].join(', ');
        expect(isCurrent(header, own)).toBe(true);
      }),
    );
  });

  it('is false for other tags and without the header', () => {
    fc.assert(
      fc.property(fc.array(tag), tag, (others, own) => {
        expect(isCurrent(others.filter((each) => each !== own).join(','), own)).toBe(false);
      }),
    );
    expect(isCurrent(undefined, '"a"')).toBe(false);
    expect(isCurrent('*', '"a"')).toBe(true);
  });
});
