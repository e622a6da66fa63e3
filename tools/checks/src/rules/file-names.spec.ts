import { describe, expect, it } from 'vitest';
import { treeOf } from '../__fixtures__/tree-of.ts';
import { checkFileNames } from './file-names.ts';

const found = (path: string) => checkFileNames(treeOf({ [path]: '' }));

describe('checkFileNames', () => {
  it.each([
    'libs/a/src/utils.ts',
    'libs/a/src/date-helpers.ts',
    'apps/ui/src/SessionManager.tsx',
    'libs/common/src/index.ts',
    'libs/a/src/utils/dates.ts',
    'libs/a/src/utils.spec.ts',
  ])('refuses %s', (path) => {
    expect(found(path)).toEqual([expect.stringContaining('name it after its main export')]);
  });

  it.each([
    'libs/a/src/dates.ts',
    'libs/a/src/commonality.ts',
    'libs/a/src/utilisation.ts',
    'docs/common.md',
  ])('takes %s', (path) => {
    expect(found(path)).toEqual([]);
  });
});
