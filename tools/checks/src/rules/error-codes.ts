import { ERROR_CODES } from '@elevendops/contract';
import type { SourceTree } from '../source-tree.ts';

const PATH = 'docs/errors.md';
// No constant needs to say what success is.
const SUCCESS = '0';

/**
 * Every error code of the API and every exit code of the processes has a row in docs/errors.md, and
 * every row a code.
 */
export function checkErrorCodes(
  tree: SourceTree,
  codes: readonly string[] = ERROR_CODES,
): string[] {
  if (!tree.has(PATH)) {
    return [`${PATH} is missing: give every error code a table row that begins with | \`CODE\` |.`];
  }
  const documented = documentedCodes(tree.read(PATH));
  return [
    ...codes
      .filter((code) => !documented.includes(code))
      .map((code) => `${PATH} has no row for ${code}: say what it means and what to do.`),
    ...documented
      .filter((code) => !codes.includes(code))
      .map(
        (code) =>
          `${PATH} has a row for ${code}, which libs/contract/src/error-envelope.ts does not know: remove one or add the other.`,
      ),
    ...documented
      .filter((code, index) => documented.indexOf(code) !== index)
      .map((code) => `${PATH} has two rows for ${code}: keep one.`),
    ...checkExitCodes(tree, documentedExitCodes(tree.read(PATH))),
  ];
}

/** The codes that begin the rows of a Markdown table: | `CODE` | ... */
export function documentedCodes(markdown: string): string[] {
  return [...markdown.matchAll(/^\|\s*`([A-Z][A-Z0-9_]*)`\s*\|/gm)].map((match) => match[1] ?? '');
}

/** The exit codes that begin the rows of a Markdown table: | 70 | ... */
export function documentedExitCodes(markdown: string): string[] {
  return [...markdown.matchAll(/^\|\s*(\d+)\s*\|/gm)].map((match) => match[1] ?? '');
}

function checkExitCodes(tree: SourceTree, documented: readonly string[]): string[] {
  const constants = tree.files
    .filter((path) => /^(?:apps|libs)\/[^/]+\/src\/.*(?<!\.spec)\.ts$/.test(path))
    .flatMap((path) => exitCodesOf(tree.read(path)).map((constant) => ({ path, ...constant })));
  const values = new Set([SUCCESS, ...constants.map(({ value }) => value)]);
  return [
    ...constants
      .filter(({ value }) => !documented.includes(value))
      .map(
        ({ path, name, value }) => `${PATH} has no row for exit code ${value}, ${name} of ${path}.`,
      ),
    ...documented
      .filter((value) => !values.has(value))
      .map(
        (value) =>
          `${PATH} has a row for exit code ${value}, which no EXIT_ constant has: remove it or name the code.`,
      ),
  ];
}

function exitCodesOf(source: string): { readonly name: string; readonly value: string }[] {
  return [...source.matchAll(/^(?:export )?const (EXIT_[A-Z_]+) = (\d+);$/gm)].map((match) => ({
    name: match[1] ?? '',
    value: match[2] ?? '',
  }));
}
