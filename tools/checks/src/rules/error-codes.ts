import { ERROR_CODES } from '@elevendops/contract';
import type { SourceTree } from '../source-tree.ts';

const PATH = 'docs/errors.md';

/** Every error code of the API has a row in docs/errors.md, and every row a code. */
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
  ];
}

/** The codes that begin the rows of a Markdown table: | `CODE` | ... */
export function documentedCodes(markdown: string): string[] {
  return [...markdown.matchAll(/^\|\s*`([A-Z][A-Z0-9_]*)`\s*\|/gm)].map((match) => match[1] ?? '');
}
