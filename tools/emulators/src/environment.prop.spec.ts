import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emulatorEnvironment, renderExports } from './environment.ts';

describe('renderExports', () => {
  it('is read by a shell as it was meant, whatever the values are', () => {
    const value = fc
      .string({ unit: fc.constantFrom("'", '"', '$', '\\', '`', ' ', '\n', 'é', 'a', '!') })
      .map((text) => `${text}.`);
    fc.assert(
      fc.property(value, value, (one, other) => {
        const script = `${renderExports({ ONE: one, OTHER: other })}printf '%s|%s' "$ONE" "$OTHER"`;
        expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toBe(`${one}|${other}`);
      }),
      { numRuns: 25 },
    );
  });
});

describe('emulatorEnvironment', () => {
  it('switches both emulators on', () => {
    expect(
      emulatorEnvironment({ firestoreHost: 'h:1', gcsUrl: 'http://h:2', bucket: 'b' }),
    ).toMatchObject({ USE_FIRESTORE_EMULATOR: 'true', USE_GCS_EMULATOR: 'true' });
  });
});
