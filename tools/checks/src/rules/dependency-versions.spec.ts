import { describe, expect, it } from 'vitest';
import { treeOf } from '../__fixtures__/tree-of.ts';
import { checkDependencyVersions } from './dependency-versions.ts';

const asking = (dependencies: Record<string, string>, path = 'libs/a/package.json') =>
  treeOf({ [path]: JSON.stringify({ dependencies }) });

describe('checkDependencyVersions', () => {
  it('takes exact versions, and "*" for packages of the repository', () => {
    expect(
      checkDependencyVersions(asking({ zod: '4.6.7', beta: '1.0.0-rc.2', '@elevendops/a': '*' })),
    ).toEqual([]);
  });

  it.each([
    '^4.6.7',
    '~4.6.7',
    '*',
    '4.x',
    '>=4',
    'latest',
    '4',
    '4.6',
    'npm:zod@4.6.7',
    'file:../zod',
    '',
  ])('refuses "%s"', (version) => {
    expect(checkDependencyVersions(asking({ zod: version }))).toEqual([
      expect.stringContaining('is not exact; write the version that package-lock.json has'),
    ]);
  });

  it('refuses a version of a package of the repository', () => {
    expect(checkDependencyVersions(asking({ '@elevendops/a': '0.1.0' }))).toEqual([
      expect.stringContaining('ask for "*"'),
    ]);
  });

  it('looks into development and optional dependencies, and into the root', () => {
    const tree = treeOf({
      'package.json': JSON.stringify({ devDependencies: { a: '^1.0.0' } }),
      'tools/x/package.json': JSON.stringify({ optionalDependencies: { b: '^1.0.0' } }),
    });
    expect(checkDependencyVersions(tree)).toHaveLength(2);
  });

  it('names every place that asks for another version of the same package', () => {
    const tree = treeOf({
      'apps/a/package.json': JSON.stringify({ dependencies: { zod: '4.6.7' } }),
      'libs/b/package.json': JSON.stringify({ dependencies: { zod: '4.6.6' } }),
    });
    expect(checkDependencyVersions(tree)).toEqual([
      '"zod" is asked for in 2 versions; make them one: 4.6.7 in apps/a/package.json, 4.6.6 in libs/b/package.json.',
    ]);
  });
});
