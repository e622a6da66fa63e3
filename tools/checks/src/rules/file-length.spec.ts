import { describe, expect, it } from 'vitest';
import { treeOf } from '../__fixtures__/tree-of.ts';
import { checkFileLength } from './file-length.ts';

const lines = (count: number) => 'x;\n'.repeat(count);
const NONE: ReadonlyMap<string, string> = new Map();

describe('checkFileLength', () => {
  it('takes 250 lines and refuses 251', () => {
    const tree = treeOf({ 'libs/a/src/fits.ts': lines(250), 'apps/b/src/long.tsx': lines(251) });
    expect(checkFileLength(tree, NONE)).toEqual([
      expect.stringMatching(/^apps\/b\/src\/long\.tsx has 251 lines, at most 250: split it/),
    ]);
  });

  it('takes 40 lines of main.ts and refuses 41', () => {
    const tree = treeOf({ 'apps/a/src/main.ts': lines(40), 'apps/b/src/main.ts': lines(41) });
    expect(checkFileLength(tree, NONE)).toEqual([
      expect.stringContaining('apps/b/src/main.ts has 41 lines, at most 40: build in app.ts'),
    ]);
  });

  it('leaves tests, other folders and listed files alone', () => {
    const tree = treeOf({
      'libs/a/src/long.spec.ts': lines(500),
      'tools/e2e/src/journey.e2e.ts': lines(500),
      'libs/a/README.md': lines(500),
      'docs/long.ts': lines(500),
      'libs/a/src/words.ts': lines(500),
    });
    expect(checkFileLength(tree, new Map([['libs/a/src/words.ts', 'a dictionary']]))).toEqual([]);
  });

  it('wants a file that is gone taken off the list', () => {
    expect(checkFileLength(treeOf({}), new Map([['libs/a/src/words.ts', 'a dictionary']]))).toEqual(
      [expect.stringContaining('take it off the list')],
    );
  });
});
