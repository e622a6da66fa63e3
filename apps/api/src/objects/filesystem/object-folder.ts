import { constants } from 'node:fs';
import { access, mkdir, open, readdir, realpath, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InvalidObjectKeyError } from '../invalid-object-key-error.ts';
import { StoreUnavailableError } from '../../documents/index.ts';
import { codeOf, toStoreError } from './file-failure.ts';

/** Where files are written before they get their place; no key begins with a dot. */
const PARTS = '.parts';
const PART_SUFFIX = '.part';
const FOLDER_MODE = 0o700;
/** A write that has been going on for so long was left by a process that ended. */
const LEFTOVER_AFTER_MS = 600_000;

/** The folder that objects live in, and the places of objects inside it. */
export interface ObjectFolder {
  /** The path of an object whose folder exists; null when it does not, so that nothing is there. */
  find(key: string): Promise<string | null>;
  /** The path of an object; its folder is made. */
  prepare(key: string): Promise<string>;
  /** A path to write to before the rename. */
  partPath(id: string): string;
  /** Makes a rename or a removal of the file at `path` last. */
  syncFolderOf(path: string): Promise<void>;
  /** Rejects when the folder is gone or cannot be written to. */
  check(): Promise<void>;
}

/**
 * Opens the folder, makes it where it is not there, and removes what writes that were cut off left behind.
 *
 * @throws StoreUnavailableError when it cannot be used
 */
export async function openObjectFolder(folder: string, now: () => Date): Promise<ObjectFolder> {
  const root = await openRoot(folder, now).catch((error: unknown) => {
    throw toStoreError(error);
  });

  async function check(): Promise<void> {
    await access(join(root, PARTS), constants.W_OK);
  }

  /** No folder on the way may be a link: it could lead out of the root. */
  async function assertInside(path: string): Promise<void> {
    const parent = dirname(path);
    if ((await realpath(parent)) !== parent) {
      throw new StoreUnavailableError('The storage folder holds a link in the place of a folder.', {
        retryAfterSeconds: 60,
      });
    }
  }

  return {
    check,
    partPath: (id) => join(root, PARTS, `${id}${PART_SUFFIX}`),
    async find(key) {
      const path = join(root, key);
      try {
        await assertInside(path);
        return path;
      } catch (error) {
        if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') {
          throw error;
        }
        await check();
        return null;
      }
    },
    async prepare(key) {
      const path = join(root, key);
      await check();
      try {
        await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
      } catch (error) {
        throw codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOTDIR'
          ? new InvalidObjectKeyError(key, { cause: error })
          : error;
      }
      await assertInside(path);
      return path;
    },
    async syncFolderOf(path) {
      const handle = await open(dirname(path), 'r');
      await handle.sync().finally(() => handle.close());
    },
  };
}

async function openRoot(folder: string, now: () => Date): Promise<string> {
  await mkdir(join(folder, PARTS), { recursive: true, mode: FOLDER_MODE });
  const root = await realpath(folder);
  const parts = join(root, PARTS);
  for (const name of await readdir(parts)) {
    const path = join(parts, name);
    const modifiedMs = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Infinity,
    );
    if (name.endsWith(PART_SUFFIX) && modifiedMs < now().getTime() - LEFTOVER_AFTER_MS) {
      await rm(path, { force: true });
    }
  }
  return root;
}
