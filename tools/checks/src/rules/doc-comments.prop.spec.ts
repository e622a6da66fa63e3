import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentationOf, exportedNames } from './doc-comments.ts';

const name = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,8}$/).map((text) => `${text}_`);

describe('exportedNames', () => {
  it('reads back every name and where it is from', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name, from: fc.constantFrom('./x.ts', 'pino') })), (all) => {
        const text = all.map((each) => `export { ${each.name} } from '${each.from}';`).join('\n');
        expect(exportedNames(text)).toEqual({ names: all, hasStar: false });
      }),
    );
  });
});

describe('documentationOf', () => {
  it('sees a comment in front of each kind of declaration, and only there', () => {
    const declaration = fc.constantFrom<(name: string) => string>(
      (it) => `export function ${it}() {}`,
      (it) => `export const ${it} = 1;`,
      (it) => `export class ${it} {}`,
      (it) => `export interface ${it} {}`,
      (it) => `export type ${it} = string;`,
    );
    fc.assert(
      fc.property(name, declaration, fc.boolean(), (given, declare, isExplained) => {
        const text = `import 'x';\n${isExplained ? '/** Says what. */\n' : ''}${declare(given)}\n`;
        expect(documentationOf(text, given)).toBe(isExplained ? 'documented' : 'bare');
        expect(documentationOf(text, `${given}x`)).toBe('absent');
      }),
    );
  });
});
