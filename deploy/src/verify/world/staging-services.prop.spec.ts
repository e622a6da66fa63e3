import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExport, startStagingServices } from './staging-services.ts';

/** As a shell takes it: nothing is special in quotes but the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

describe('parseExport', () => {
  it('reads what is written for a shell', () => {
    const value = fc.string().filter((text) => !/[\r\n\u2028\u2029]/.test(text));
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z_]{1,20}$/), value, (name, text) => {
        expect(parseExport(`export ${name}=${quoted(text)}`)).toEqual({ [name]: text });
      }),
    );
  });

  it('reads nothing in any other line', () => {
    expect(parseExport('Starting…')).toEqual({});
  });
});

describe('startStagingServices', () => {
  it('says what to do outside of the repository', async () => {
    await expect(startStagingServices('/nowhere')).rejects.toThrow(/root of the repository/);
  });
});
