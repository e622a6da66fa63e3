import { ENVIRONMENT } from '@elevendops/config';
import { lineAt } from '../lines.ts';
import { isProductCode } from '../project-files.ts';
import type { SourceTree } from '../source-tree.ts';

/** A place where the program reads an environment variable by its name. */
export interface EnvironmentUse {
  readonly name: string;
  readonly line: number;
}

/** Ending of a variable that names the file a value is read from. */
const FROM_FILE = /_FILE$/;
const BY_PROPERTY = /\bprocess\.env\.([A-Za-z_]\w*)/g;
const BY_NAME = /(?<!\bmeta\.)\benv(?:ironment)?\[\s*(['"`])([A-Za-z_]\w*)\1\s*\]/g;

/** Every environment variable that the product reads by name is a row of the table in libs/config. */
export function checkEnvironmentNames(
  tree: SourceTree,
  names: readonly string[] = ENVIRONMENT.map((row) => row.name),
): string[] {
  return tree.files
    .filter((path) => isProductCode(path) && /^(?:apps|libs)\//.test(path))
    .flatMap((path) =>
      environmentUses(tree.read(path))
        .filter(({ name }) => !names.includes(name.replace(FROM_FILE, '')))
        .map(
          ({ name, line }) =>
            `${path}:${String(line)} reads ${name}, which is no row of the table in libs/config/src: add the row, or take the value from the settings.`,
        ),
    );
}

/** Every use of an environment variable by a name that is written out. */
export function environmentUses(text: string): EnvironmentUse[] {
  const byProperty = [...text.matchAll(BY_PROPERTY)].map((match) => ({
    name: match[1] ?? '',
    line: lineAt(text, match.index),
  }));
  const byName = [...text.matchAll(BY_NAME)].map((match) => ({
    name: match[2] ?? '',
    line: lineAt(text, match.index),
  }));
  return [...byProperty, ...byName].toSorted((left, right) => left.line - right.line);
}
