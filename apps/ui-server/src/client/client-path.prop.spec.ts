import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientPathOf } from './client-path.ts';

const segment = fc.stringMatching(/^[a-z0-9_-]{1,10}$/);

describe('clientPathOf', () => {
  it('never throws, and never names a file by a path that leads elsewhere', () => {
    const hostile = fc
      .array(fc.constantFrom('/', '..', '.', '%2e', '%2f', '%5c', '%00', '%', '\\', 'a', '?', '#'))
      .map((parts) => `/${parts.join('')}`);
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (url) => {
        const asked = clientPathOf(url);
        if (asked.kind === 'file') {
          expect(new URL(`http://x${encodeURI(asked.path)}`).pathname).toBe(encodeURI(asked.path));
          expect(asked.path.split('/').slice(1, -1)).not.toContain('');
          expect(asked.path.split('/')).not.toContain('..');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes a path without an extension for a page, with any query', () => {
    fc.assert(
      fc.property(
        fc.array(segment).filter(([first]) => first !== 'assets'),
        fc.string({ unit: 'binary-ascii' }),
        (segments, query) => {
          expect(clientPathOf(`/${segments.join('/')}?${query}`)).toEqual({ kind: 'page' });
        },
      ),
    );
  });

  it('takes whatever is below /assets/ or has an extension for a file', () => {
    fc.assert(
      fc.property(segment, segment, (name, extension) => {
        const path = `/${name}.${extension}`;
        expect(clientPathOf(path)).toEqual({ kind: 'file', path });
        expect(clientPathOf(`/assets/${name}`)).toEqual({ kind: 'file', path: `/assets/${name}` });
      }),
    );
  });

  it('reads an encoded name', () => {
    expect(clientPathOf('/%E8%A1%9B.pdf')).toEqual({ kind: 'file', path: '/衛.pdf' });
  });

  it.each([
    '',
    'x',
    '//evil',
    '/a//b',
    '/..',
    '/a/../b',
    '/a/./b',
    '/%2e%2e/x',
    '/a%5cb',
    '/%',
    '/a%00',
  ])('finds %j malformed', (url) => {
    expect(clientPathOf(url)).toEqual({ kind: 'malformed' });
  });
});
