/** What the programs touch: paths are from the root of the repository, or absolute. */
export interface World {
  /** Null when there is no such file. */
  readonly readText: (path: string) => string | null;
  /** Makes folders that are missing; a script can be run afterwards. */
  readonly writeText: (path: string, text: string) => void;
  /** Files that match a pattern, with `/`. */
  readonly list: (pattern: string) => readonly string[];
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly fetch: typeof globalThis.fetch;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** What the programs tell by their exit codes. */
export const EXITS = {
  ok: 0,
  failed: 1,
  /** sysexits.h EX_USAGE. */
  usage: 64,
} as const;
