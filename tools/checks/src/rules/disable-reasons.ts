import { lineAt } from '../lines.ts';
import type { SourceTree } from '../source-tree.ts';

const CODE = /\.(?:ts|tsx|mts|mjs|cjs|js)$/;
// The whole comment: up to the line's end, or to the end of the block.
const DISABLE = /(?:\/\/|\/\*)\s*eslint-disable(?:-next-line|-line)?\b([^\n]*)/g;
const REASON = /\s--\s+\S/;

/** Every comment that turns a lint rule off names the rule and says why. */
export function checkDisableReasons(tree: SourceTree): string[] {
  return tree.files
    .filter((path) => CODE.test(path))
    .flatMap((path) =>
      unexplainedDisables(tree.read(path)).map(
        (line) =>
          `${path}:${String(line)} turns a lint rule off without saying why: name the rule and end with "-- reason".`,
      ),
    );
}

/** Numbers of the lines that turn off every rule, or one without a reason. */
export function unexplainedDisables(text: string): number[] {
  return [...text.matchAll(DISABLE)]
    .filter((match) => {
      const rest = (match[1] ?? '').replace(/\*\/.*$/, '');
      return !REASON.test(rest) || /^\s*--/.test(rest);
    })
    .map((match) => lineAt(text, match.index));
}
