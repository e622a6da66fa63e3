import { describe, expect, it } from 'vitest';
import { treeOf } from '../__fixtures__/tree-of.ts';
import { checkDocComments } from './doc-comments.ts';

const library = (index: string, modules: Readonly<Record<string, string>>) =>
  treeOf({
    'libs/a/src/index.ts': index,
    ...Object.fromEntries(
      Object.entries(modules).map(([name, text]) => [`libs/a/src/${name}.ts`, text]),
    ),
  });

describe('checkDocComments', () => {
  it('takes exports that are explained where they are declared', () => {
    const tree = library("export { load, type Row, Store as Shop, LIMIT } from './x.ts';", {
      x: '/** Loads. */\nexport async function load() {}\n/** A row. */\nexport interface Row {}\n/** Keeps. */\nexport class Store {}\n/** The most. */\nexport const LIMIT = 1;',
    });
    expect(checkDocComments(tree)).toEqual([]);
  });

  it.each(['', '// Loads.\n', '/* Loads. */\n', '/** */\n', '/** Loads. */\n// TODO\n'])(
    'misses the doc comment after "%s"',
    (comment) => {
      const tree = library("export { load } from './x.ts';", {
        x: `${comment}export function load() {}`,
      });
      expect(checkDocComments(tree)).toEqual([
        expect.stringContaining('libs/a/src/x.ts: load is public and has no doc comment'),
      ]);
    },
  );

  it('follows a name that a module passes on', () => {
    const tree = library("export { load } from './x.ts';", {
      x: "export { load } from './deep/y.ts';",
      'deep/y': 'export function load() {}',
    });
    expect(checkDocComments(tree)).toEqual([
      expect.stringContaining('libs/a/src/deep/y.ts: load is public'),
    ]);
  });

  it('leaves names of other packages alone', () => {
    expect(checkDocComments(library("export { type Logger } from 'pino';", {}))).toEqual([]);
  });

  it('refuses an export of everything', () => {
    expect(checkDocComments(library("export * from './x.ts';", { x: '' }))).toEqual([
      expect.stringContaining('name what is public'),
    ]);
  });

  it('says when an export leads nowhere', () => {
    expect(checkDocComments(library("export { a } from './x.ts';", {}))).toEqual([
      expect.stringContaining('does not exist'),
    ]);
    expect(checkDocComments(library("export { a } from './x.ts';", { x: '' }))).toEqual([
      expect.stringContaining('does not declare'),
    ]);
  });
});
