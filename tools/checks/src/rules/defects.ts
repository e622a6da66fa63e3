import type { SourceTree } from '../source-tree.ts';

const PATH = 'docs/defects.md';
const TESTS = /^(?:apps|libs|tools)\/[^/]+\/src\/.*\.(?:spec|contract|e2e)\.tsx?$/;
// The tests of this rule speak of defects that are none.
const OWN = /^tools\/checks\//;
const TITLE = /(['"`])((?:(?!\1).)*\[bug \d+\](?:(?!\1).)*)\1/gu;
const TAG = /\[bug (\d+)\]/g;
const COMMENT = /^\s*(?:\/\/|\*|\/\*)/;
const NOT_RUN = /\.(?:skip|todo)\(/;

/**
 * Every known defect of the reference has a row in docs/defects.md and a test whose title holds
 * `[bug N]`, and every such test a row.
 */
export function checkDefects(tree: SourceTree): string[] {
  if (!tree.has(PATH)) {
    return [
      `${PATH} is missing: give every defect of the reference a table row | number | defect |.`,
    ];
  }
  const documented = documentedDefects(tree.read(PATH));
  const tested = tree.files
    .filter((path) => TESTS.test(path) && !OWN.test(path))
    .flatMap((path) => testedDefects(tree.read(path)).map((number) => ({ path, number })));
  const shown = new Set(tested.map(({ number }) => number));
  return [
    ...documented
      .filter((number) => !shown.has(number))
      .map(
        (number) =>
          `${PATH}: no test shows that we do not have defect ${number}: put [bug ${number}] into the title of one that does.`,
      ),
    ...tested
      .filter(({ number }) => !documented.includes(number))
      .map(
        ({ path, number }) =>
          `${path}: a title holds [bug ${number}], but ${PATH} has no row for ${number}: correct one of them.`,
      ),
    ...documented
      .filter((number, index) => documented.indexOf(number) !== index)
      .map((number) => `${PATH} has two rows for ${number}: keep one.`),
  ];
}

/** The numbers that begin the rows of a Markdown table: | 7 | ... */
export function documentedDefects(markdown: string): string[] {
  return [...markdown.matchAll(/^\|\s*(\d+)\s*\|/gm)].map(([, number = '']) => number);
}

/** The numbers in the titles of a file's tests, without comments and what is never run. */
export function testedDefects(source: string): string[] {
  return source
    .split('\n')
    .filter((line) => !COMMENT.test(line) && !NOT_RUN.test(line))
    .flatMap((line) => [...line.matchAll(TITLE)])
    .flatMap(([, , title = '']) => [...title.matchAll(TAG)])
    .map(([, number = '']) => number);
}
