import { parseArgs } from 'node:util';
import { DEPLOYMENT_FLAGS } from '../model/deployment-flags.ts';
import { UsageError } from './usage-error.ts';

/** Names of the flags that make a deployment. */
export const DEPLOYMENT_FLAG_NAMES: readonly string[] = DEPLOYMENT_FLAGS.map(({ flag }) => flag);

/** Flags by their names, and the words between. */
export interface ParsedFlags {
  readonly flags: Readonly<Record<string, string | undefined>>;
  readonly words: readonly string[];
}

/**
 * Reads `--name=value`, `--name value` and words.
 *
 * @throws UsageError (`ERR_USAGE`) for a flag that is not among `names`
 */
export function parseFlags(args: readonly string[], names: readonly string[]): ParsedFlags {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
      allowPositionals: true,
    });
    return {
      flags: values as Readonly<Record<string, string | undefined>>,
      words: positionals,
    };
  } catch (error) {
    throw new UsageError(
      `${(error as Error).message}. Flags: ${names.map((name) => `--${name}`).join(', ')}`,
      { cause: error },
    );
  }
}

/**
 * The value of a flag that must be there.
 *
 * @throws UsageError (`ERR_USAGE`) when it is not
 */
export function required(flags: ParsedFlags['flags'], name: string): string {
  const value = flags[name];
  if (value === undefined || value === '') {
    throw new UsageError(`--${name} is missing.`);
  }
  return value;
}
