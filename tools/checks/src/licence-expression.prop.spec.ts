import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canAccept } from './licence-expression.ts';

type Tree = string | { readonly operator: 'AND' | 'OR'; readonly sides: readonly [Tree, Tree] };

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('MIT', 'ISC', 'GPL-3.0', 'AGPL-3.0-only'),
    fc.record({
      operator: fc.constantFrom('AND' as const, 'OR' as const),
      sides: fc.tuple(tie('tree'), tie('tree')),
    }),
  ),
}));

const render = (node: Tree): string =>
  typeof node === 'string'
    ? node
    : `(${render(node.sides[0])} ${node.operator} ${render(node.sides[1])})`;

const verdict = (node: Tree, accepts: (licence: string) => boolean): boolean => {
  if (typeof node === 'string') {
    return accepts(node);
  }
  const [left, right] = node.sides.map((side) => verdict(side, accepts));
  return node.operator === 'AND'
    ? left === true && right === true
    : left === true || right === true;
};

const isFree = (licence: string): boolean => !licence.includes('GPL');

describe('canAccept', () => {
  it('reads any expression as it is meant', () => {
    fc.assert(
      fc.property(tree, (node) => {
        expect(canAccept(render(node), isFree)).toBe(verdict(node, isFree));
      }),
    );
  });

  it('accepts nothing that it cannot read', () => {
    const broken = fc.constantFrom(
      '',
      '(',
      ')',
      'AND',
      'MIT AND',
      'MIT ISC',
      '(MIT',
      'MIT)',
      'OR MIT',
    );
    fc.assert(
      fc.property(broken, (expression) => {
        expect(canAccept(expression, () => true)).toBe(false);
      }),
    );
  });

  it('binds AND closer than OR', () => {
    expect(canAccept('GPL-3.0 AND MIT OR ISC', isFree)).toBe(true);
    expect(canAccept('GPL-3.0 OR MIT AND GPL-3.0', isFree)).toBe(false);
  });
});
