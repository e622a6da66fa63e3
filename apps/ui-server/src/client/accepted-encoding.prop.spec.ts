import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedEncoding, ENCODINGS } from './accepted-encoding.ts';

const BOTH = new Set(ENCODINGS);

describe('acceptedEncoding', () => {
  it('never throws, and gives only a form that exists', () => {
    const available = fc.subarray([...ENCODINGS]).map((each) => new Set(each));
    fc.assert(
      fc.property(fc.string(), available, (header, forms) => {
        const chosen = acceptedEncoding(header, forms);
        expect(chosen === null || forms.has(chosen)).toBe(true);
      }),
    );
  });

  it('never gives a form that the header does not name, or weighs with 0', () => {
    const part = fc.record({
      name: fc.constantFrom('br', 'gzip', 'deflate', 'identity', 'zstd'),
      weight: fc.constantFrom('', ';q=0', '; q=0.5', ';q=1.0', ';q=0.000'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(part, { selector: ({ name }) => name }), (parts) => {
        const header = parts.map(({ name, weight }) => name + weight).join(', ');
        const wanted = parts.filter(({ weight }) => !/q=0(?:\.0+)?$/.test(weight));
        const chosen = acceptedEncoding(header, BOTH);
        expect(chosen).toBe(
          ENCODINGS.find((form) => wanted.some(({ name }) => name === form)) ?? null,
        );
      }),
    );
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['*', 'br'],
    ['*, br;q=0', 'gzip'],
    ['GZIP;Q=1', 'gzip'],
    ['identity', null],
    ['', null],
    [undefined, null],
  ])('chooses for %j the form %j', (header, form) => {
    expect(acceptedEncoding(header, BOTH)).toBe(form);
  });
});
