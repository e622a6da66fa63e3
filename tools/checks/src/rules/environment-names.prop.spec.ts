import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { environmentUses } from './environment-names.ts';

describe('environmentUses', () => {
  it('reads back every name that was written, in order', () => {
    const name = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,12}$/);
    const spelling = fc.constantFrom<(name: string) => string>(
      (variable) => `process.env.${variable};`,
      (variable) => `process.env['${variable}'];`,
      (variable) => `const x = env["${variable}"];`,
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, spelling)), (uses) => {
        const text = uses.map(([variable, spell]) => spell(variable)).join('\n');
        expect(environmentUses(text)).toEqual(
          uses.map(([variable], index) => ({ name: variable, line: index + 1 })),
        );
      }),
    );
  });
});
