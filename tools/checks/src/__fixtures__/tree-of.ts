import type { SourceTree } from '../source-tree.ts';

/** A tree in memory. */
export function treeOf(files: Readonly<Record<string, string>>): SourceTree {
  return {
    files: Object.keys(files),
    read(path) {
      const text = files[path];
      if (text === undefined) {
        throw new Error(`no such file: ${path}`);
      }
      return text;
    },
    has: (path) => files[path] !== undefined,
  };
}
