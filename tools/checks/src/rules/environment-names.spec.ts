import { describe, expect, it } from 'vitest';
import { treeOf } from '../__fixtures__/tree-of.ts';
import { checkEnvironmentNames } from './environment-names.ts';

const found = (path: string, text: string) =>
  checkEnvironmentNames(treeOf({ [path]: text }), ['PORT']);

describe('checkEnvironmentNames', () => {
  it('takes a variable of the table, and the file that it may be read from', () => {
    expect(found('apps/api/src/main.ts', "process.env.PORT; env['PORT_FILE']")).toEqual([]);
  });

  it.each(['process.env.HOST', "process.env['HOST']", "env['HOST']", 'env["HOST"]', 'env[`HOST`]'])(
    'refuses %s, which is no row',
    (use) => {
      expect(found('libs/a/src/a.ts', `\nreturn ${use};`)).toEqual([
        expect.stringMatching(/^libs\/a\/src\/a\.ts:2 reads HOST, which is no row/),
      ]);
    },
  );

  it('leaves tests, fixtures, tools and the variables of Vite alone', () => {
    expect(found('libs/a/src/a.spec.ts', 'process.env.HOST')).toEqual([]);
    expect(found('libs/a/src/__fixtures__/a.ts', 'process.env.HOST')).toEqual([]);
    expect(found('tools/a/src/a.ts', 'process.env.HOST')).toEqual([]);
    expect(found('apps/ui/src/a.ts', "import.meta.env['DEV']; env[name]; openv['X']")).toEqual([]);
  });

  it('knows the table of libs/config unless told otherwise', () => {
    const tree = treeOf({ 'apps/api/src/main.ts': 'process.env.APP_ENV; process.env.NO_SUCH_ROW' });
    expect(checkEnvironmentNames(tree)).toEqual([expect.stringContaining('reads NO_SUCH_ROW')]);
  });
});
