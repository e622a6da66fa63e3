import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';

/** A check that a folder is there (it is made when it is not) and can be written to. */
export function createFolderCheck(folder: string): () => Promise<void> {
  return async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
  };
}
