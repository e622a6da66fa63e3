import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { treeOf } from '../__fixtures__/tree-of.ts';
import { checkDependencyVersions } from './dependency-versions.ts';

const asking = (dependencies: Record<string, string>, path = 'libs/a/package.json') =>
  treeOf({ [path]: JSON.stringify({ dependencies }) });

describe('checkDependencyVersions', () => {
  it('takes every exact version, and none of them with a range sign before it', () => {
    const part = fc.nat({ max: 999 });
    const version = fc.tuple(part, part, part).map((parts) => parts.join('.'));
    fc.assert(
      fc.property(version, fc.constantFrom('^', '~', '>', '=', 'v', '<=', '* '), (exact, sign) => {
        expect(checkDependencyVersions(asking({ zod: exact }))).toEqual([]);
        expect(checkDependencyVersions(asking({ zod: `${sign}${exact}` }))).toHaveLength(1);
      }),
    );
  });
});
