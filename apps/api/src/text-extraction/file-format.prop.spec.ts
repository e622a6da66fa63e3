import { UPLOAD_EXTENSIONS } from '@elevendops/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOfName } from './file-format.ts';

describe('formatOfName', () => {
  it('knows a format for every extension that the contract accepts, in any case', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom(...UPLOAD_EXTENSIONS),
        fc.boolean(),
        (stem, extension, shout) => {
          const name = stem + (shout ? extension.toUpperCase() : extension);
          expect(formatOfName(name)).not.toBeNull();
        },
      ),
    );
  });

  it('accepts no name that ends otherwise', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const accepted = UPLOAD_EXTENSIONS.some((end) => name.trim().toLowerCase().endsWith(end));
        expect(formatOfName(name) !== null).toBe(accepted);
      }),
    );
  });

  it.each([
    ['報告.md', 'markdown'],
    ['a.b.TXT', 'text'],
    ['Asthma care.PDF ', 'pdf'],
    ['x.docx', 'docx'],
    ['x.pdf.exe', null],
    ['x.doc', null],
    ['pdf', null],
    ['x.', null],
    ['x.constructor', null],
    ['', null],
  ])('takes %j for %j', (name, format) => {
    expect(formatOfName(name)).toBe(format);
  });
});
