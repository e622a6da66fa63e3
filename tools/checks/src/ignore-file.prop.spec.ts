import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIgnoreFile } from './ignore-file.ts';

const name = fc.stringMatching(/^[a-z.][a-z.-]{0,7}$/);

describe('parseIgnoreFile', () => {
  it('ignores exactly the names of the file, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(name), name, (names, asked) => {
        const forward = parseIgnoreFile(names.join('\n'));
        const backward = parseIgnoreFile(names.toReversed().join('\n'));
        expect(forward(asked, false)).toBe(names.includes(asked));
        expect(backward(asked, true)).toBe(names.includes(asked));
      }),
    );
  });

  it('ignores a file by its ending, and never the ending alone in another place', () => {
    fc.assert(
      fc.property(name, name, (stem, ending) => {
        const isIgnored = parseIgnoreFile(`*.${ending}`);
        expect(isIgnored(`${stem}.${ending}`, false)).toBe(true);
        expect(isIgnored(`${stem}.${ending}_`, false)).toBe(false);
      }),
    );
  });

  it('throws nothing but its own refusal, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          parseIgnoreFile(text);
        } catch (error) {
          expect((error as Error).message).toContain('is a kind of pattern');
        }
      }),
    );
  });
});
