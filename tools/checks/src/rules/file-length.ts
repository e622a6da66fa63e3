import { countLines } from '../lines.ts';
import { isCode, isSpec } from '../project-files.ts';
import type { SourceTree } from '../source-tree.ts';

const MOST_LINES = 250;
const MOST_LINES_OF_MAIN = 40;

/** Files that may be longer, each with its reason. */
const ALLOWED: ReadonlyMap<string, string> = new Map([
  [
    'apps/ui/src/i18n/en.ts',
    'the whole text of one language, so that a translator has it in one piece',
  ],
  [
    'apps/ui/src/i18n/zh-TW.ts',
    'the whole text of one language, so that a translator has it in one piece',
  ],
]);

/** No file of program text is over 250 lines (tests may be), and no `main.ts` over 40. */
export function checkFileLength(
  tree: SourceTree,
  allowed: ReadonlyMap<string, string> = ALLOWED,
): string[] {
  const gone = [...allowed.keys()].filter((path) => !tree.has(path));
  const long = tree.files.filter(isCode).flatMap((path) => {
    const isMain = /^[^/]+\/[^/]+\/src\/main\.tsx?$/.test(path);
    const most = isMain ? MOST_LINES_OF_MAIN : MOST_LINES;
    if (isSpec(path) || allowed.has(path)) {
      return [];
    }
    const lines = countLines(tree.read(path));
    if (lines <= most) {
      return [];
    }
    const remedy = isMain
      ? 'build in app.ts, and keep only loading, listening and signals here'
      : 'split it by what it is about, or list it with a reason in tools/checks/src/rules/file-length.ts';
    return [`${path} has ${String(lines)} lines, at most ${String(most)}: ${remedy}.`];
  });
  return [
    ...long,
    ...gone.map((path) => `${path} is allowed to be long, but is gone: take it off the list.`),
  ];
}
