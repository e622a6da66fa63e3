import { parseEnv } from 'node:util';
import { ConfigurationError } from './configuration-error.ts';
import { readTextFile } from './read-text-file.ts';
import { fileVariableOf, type EnvironmentRecord } from './read-variables.ts';

/** Where the environment is read from. */
export interface ReadEnvironmentOptions {
  /** @default process.env */
  readonly env?: EnvironmentRecord;
  /** @default `readFileSync` as UTF-8 */
  readonly readFile?: (path: string) => string;
  /** The file of further variables; it may be absent. @default '.env' */
  readonly path?: string;
}

/** The variables of a `.env` file's text. */
export function parseDotEnv(text: string): EnvironmentRecord {
  return { ...parseEnv(text.replace(/^\uFEFF/, '')) };
}

/**
 * The environment with what a `.env` file adds. A variable that the environment has wins, even when it
 * is empty, and wins over its other form as well: NAME over NAME_FILE, NAME_FILE over NAME.
 *
 * @throws ConfigurationError `ERR_CONFIGURATION` when the file is there but cannot be read
 */
export function readEnvironment(options: ReadEnvironmentOptions = {}): EnvironmentRecord {
  const { env = process.env, readFile = readTextFile, path = '.env' } = options;
  const added = Object.entries(parseDotEnv(readIfPresent(path, readFile))).filter(
    ([name]) => env[otherFormOf(name)] === undefined,
  );
  return { ...Object.fromEntries(added), ...env };
}

function otherFormOf(name: string): string {
  return name.endsWith('_FILE') ? name.slice(0, -'_FILE'.length) : fileVariableOf(name);
}

function readIfPresent(path: string, readFile: (path: string) => string): string {
  try {
    return readFile(path);
  } catch (error) {
    const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') {
      return '';
    }
    throw new ConfigurationError([
      {
        variable: path,
        message: `cannot be read${typeof code === 'string' ? ` (${code})` : ''}`,
        source: 'file system',
        remedy: 'make it readable, or remove it',
      },
    ]);
  }
}
