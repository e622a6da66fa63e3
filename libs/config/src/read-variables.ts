import { ENVIRONMENT, type VariableName } from './environment/table.ts';
import { findingOf, type Finding } from './finding.ts';
import { quoteLine } from './shown-value.ts';

/** Names and values as `process.env` holds them. */
export type EnvironmentRecord = Readonly<Record<string, string | undefined>>;

/** The text that was given for a variable. */
export interface GivenText {
  readonly text: string;
  /** The variable it came through: the row's name, or that with `_FILE`. */
  readonly variable: string;
  /** The mounted file it was read from. */
  readonly path: string | null;
}

/** What the environment says, still as text. */
export interface GivenTexts {
  readonly texts: ReadonlyMap<VariableName, GivenText>;
  readonly findings: readonly Finding[];
}

/** Reads the table's variables and the files that `NAME_FILE` names; empty counts as unset. */
export function readVariables(
  env: EnvironmentRecord,
  readFile: (path: string) => string,
): GivenTexts {
  const texts = new Map<VariableName, GivenText>();
  const findings: Finding[] = [];
  for (const { name } of ENVIRONMENT) {
    const fileVariable = fileVariableOf(name);
    const text = trimmed(env[name]);
    const path = trimmed(env[fileVariable]);
    if (text !== '' && path !== '') {
      findings.push(
        findingOf(name, `and ${fileVariable} are both set`, { remedy: 'keep one of the two' }),
      );
    } else if (text !== '') {
      texts.set(name, { text, variable: name, path: null });
    } else if (path !== '') {
      const content = readMounted(path, readFile);
      if ('failure' in content) {
        findings.push(findingOf(name, content.failure, { variable: fileVariable, remedy: MOUNT }));
      } else {
        texts.set(name, { text: content.text, variable: fileVariable, path });
      }
    }
  }
  return { texts, findings };
}

/** The variable that names a file which holds the value. */
export function fileVariableOf(name: string): string {
  return `${name}_FILE`;
}

/** A variable's text without surrounding white space; empty when it is unset. */
export function trimmed(text: string | undefined): string {
  return text?.trim() ?? '';
}

const MOUNT = 'mount the file there, or correct the path';

function readMounted(
  path: string,
  readFile: (path: string) => string,
): { readonly text: string } | { readonly failure: string } {
  const shown = quoteLine(path);
  try {
    const text = readFile(path).trim();
    return text === '' ? { failure: `names an empty file, ${shown}` } : { text };
  } catch (error) {
    return { failure: `names a file that cannot be read, ${shown}${reasonOf(error)}` };
  }
}

// Only the code: an error's message may quote what was read.
function reasonOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z\d_]*$/.test(code) ? ` (${code})` : '';
}
