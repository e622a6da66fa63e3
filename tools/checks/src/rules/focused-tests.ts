import { lineAt } from '../lines.ts';
import { isSpec } from '../project-files.ts';
import type { SourceTree } from '../source-tree.ts';

const FOCUS = /\b(?:it|test|describe|suite|bench)(?:\.\w+)*\.only\b/g;

/** No test runs alone: a forgotten `.only` would silence all the others. */
export function checkFocusedTests(tree: SourceTree): string[] {
  return tree.files
    .filter(isSpec)
    .flatMap((path) =>
      focusedLines(tree.read(path)).map(
        (line) => `${path}:${String(line)} runs alone: remove ".only".`,
      ),
    );
}

/** Numbers of the lines that focus a test. */
export function focusedLines(text: string): number[] {
  return [...text.matchAll(FOCUS)].map((match) => lineAt(text, match.index));
}
