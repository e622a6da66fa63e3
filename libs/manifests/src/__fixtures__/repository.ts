import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRepository } from '../cli/read-repository.ts';
import type { World } from '../cli/world.ts';
import type { Repository } from '../manifests/manifest-files.ts';

/** The root of this checkout. */
export const ROOT = join(import.meta.dirname, '../../../..');

/** A file of this checkout. */
export function readRoot(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** A world of files in memory over those of this checkout, and what was said in it. */
export function memoryWorld(files: Readonly<Record<string, string>> = {}): World & {
  readonly written: Map<string, string>;
  readonly said: string[];
  readonly complained: string[];
} {
  const written = new Map(Object.entries(files));
  const said: string[] = [];
  const complained: string[] = [];
  return {
    written,
    said,
    complained,
    readText: (path) => written.get(path) ?? readOrNull(path),
    writeText: (path, text) => void written.set(path, text),
    list: (pattern) => globSync(pattern, { cwd: ROOT }),
    out: (line) => void said.push(line),
    err: (line) => void complained.push(line),
    fetch: () => Promise.reject(new Error('there is no network in this world')),
    sleep: () => Promise.resolve(),
  };
}

/** What manifests depend on in this checkout. */
export const REPOSITORY: Repository = readRepository(memoryWorld());

function readOrNull(path: string): string | null {
  try {
    return readRoot(path);
  } catch {
    return null;
  }
}
