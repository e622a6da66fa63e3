import { projectOf } from '../project-files.ts';
import type { SourceTree } from '../source-tree.ts';

const EMPTY_WORDS = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'manager',
  'managers',
]);

/** No file or folder of a project is named after nothing: utils, helpers, common, manager. */
export function checkFileNames(tree: SourceTree): string[] {
  return tree.files.flatMap((path) => {
    if (projectOf(path) === null) {
      return [];
    }
    const word = path
      .split('/')
      .flatMap(wordsOf)
      .find((part) => EMPTY_WORDS.has(part));
    return word === undefined
      ? []
      : [`${path}: "${word}" says nothing about what is inside; name it after its main export.`];
  });
}

function wordsOf(segment: string): string[] {
  return segment
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}
