import { readFileSync, statSync } from 'node:fs';

/** More than any setting is long. */
const MAX_BYTES = 1024 * 1024;

/**
 * Reads a file as UTF-8. Only a regular file of a sensible size: a pipe or a device would never end.
 *
 * @throws Error with the `code` of the file system, or `EINVAL` and `EFBIG` of ours
 */
export function readTextFile(path: string): string {
  const file = statSync(path);
  // A folder is left to `readFileSync`, which says so.
  if (!file.isFile() && !file.isDirectory()) {
    throw Object.assign(new Error(`${path} is not a regular file`), { code: 'EINVAL' });
  }
  if (file.size > MAX_BYTES) {
    throw Object.assign(new Error(`${path} is too large`), { code: 'EFBIG' });
  }
  return readFileSync(path, 'utf8');
}
