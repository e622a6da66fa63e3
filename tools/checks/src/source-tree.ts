import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseIgnoreFile } from './ignore-file.ts';

/** The files of the repository as the rules see them: their paths from the root, with `/`. */
export interface SourceTree {
  readonly files: readonly string[];
  /** @throws Error when there is no such file */
  read(path: string): string;
  has(path: string): boolean;
}

const IGNORE_FILE = '.gitignore';

/** The files below a folder, without what its `.gitignore` names and without `.git`. */
export function readSourceTree(root: string): SourceTree {
  const isIgnored = parseIgnoreFile(readFileSync(join(root, IGNORE_FILE), 'utf8'));
  const files = filesBelow(root, '', isIgnored);
  const known = new Set(files);
  return {
    files,
    read: (path) => readFileSync(join(root, path), 'utf8'),
    has: (path) => known.has(path),
  };
}

function filesBelow(
  root: string,
  folder: string,
  isIgnored: (name: string, isFolder: boolean) => boolean,
): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.name !== '.git' && !isIgnored(entry.name, entry.isDirectory()))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        return filesBelow(root, path, isIgnored);
      }
      return entry.isFile() ? [path] : [];
    });
}
