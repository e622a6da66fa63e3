import { readFile } from 'node:fs/promises';

/** A file of this folder. */
export function sample(name: string): Promise<Buffer> {
  return readFile(new URL(name, import.meta.url));
}
