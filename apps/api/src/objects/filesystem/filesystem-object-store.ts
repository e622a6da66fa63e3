import { randomUUID } from 'node:crypto';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { assertObjectKey } from '../object-key.ts';
import { InvalidObjectKeyError } from '../invalid-object-key-error.ts';
import type { ObjectStore, PutOptions } from '../object-store.ts';
import { codeOf, toStoreError } from './file-failure.ts';
import { createFileBody } from './file-body.ts';
import { renderFooter } from './footer.ts';
import { openObjectFolder } from './object-folder.ts';
import { openFile, type OpenedFile } from './read-file.ts';
import { writeFile } from './write-file.ts';

/** What a {@link openFilesystemObjectStore} works with. */
export interface FilesystemObjectStoreOptions {
  readonly folder: string;
  readonly now: () => Date;
}

/**
 * An {@link ObjectStore} in a folder of this machine. A file holds an object and, behind it, its content
 * type; it is written apart, brought to the disk and renamed. Links are never followed.
 *
 * @throws StoreUnavailableError when the folder cannot be used
 */
export async function openFilesystemObjectStore({
  folder,
  now,
}: FilesystemObjectStoreOptions): Promise<ObjectStore> {
  const place = await openObjectFolder(folder, now);

  async function find(key: string): Promise<OpenedFile | null> {
    const path = await place.find(key);
    return path === null ? null : openFile(path);
  }

  async function put(key: string, body: Uint8Array | Readable, options: PutOptions) {
    const { contentType, signal } = options;
    const etag = `"${randomUUID()}"`;
    const footer = renderFooter({ contentType, etag });
    const path = await guarded(key, () => place.prepare(key));
    const part = place.partPath(randomUUID());
    const sizeBytes = await writeFile({ path: part, body, footer, signal });
    return guarded(key, async () => {
      const modifiedAt = await settle(key, part, path);
      return { sizeBytes, contentType, etag, modifiedAt };
    });
  }

  /** Gives a written file its place. */
  async function settle(key: string, part: string, path: string): Promise<Date> {
    try {
      // Of the part: once it has its place, it may already be replaced by another.
      const { mtime } = await stat(part);
      await rename(part, path);
      await place.syncFolderOf(path);
      return mtime;
    } catch (error) {
      await rm(part, { force: true });
      throw codeOf(error) === 'EISDIR' ? new InvalidObjectKeyError(key, { cause: error }) : error;
    }
  }

  return {
    put: (key, body, options) =>
      put(key, body, options).catch((error: unknown) => {
        if (body instanceof Readable) {
          body.destroy();
        }
        throw error;
      }),
    stat: (key) =>
      guarded(key, async () => {
        const file = await find(key);
        await file?.handle.close();
        return file?.info ?? null;
      }),
    get: (key, range, signal) =>
      guarded(key, async () => {
        signal?.throwIfAborted();
        const file = await find(key);
        const whole = { start: 0, end: (file?.info.sizeBytes ?? 0) - 1 };
        return (
          file && { info: file.info, body: createFileBody(file.handle, range ?? whole, signal) }
        );
      }),
    delete: (key) =>
      guarded(key, async () => {
        const file = await find(key);
        const path = await place.find(key);
        await file?.handle.close();
        if (file === null || path === null) {
          return false;
        }
        try {
          await rm(path);
        } catch (error) {
          if (codeOf(error) === 'ENOENT') {
            return false;
          }
          throw error;
        }
        await place.syncFolderOf(path);
        return true;
      }),
    url: (key) => guarded(key, () => Promise.resolve(`/api/storage/files/${key}`)),
    async check(signal) {
      signal.throwIfAborted();
      await place.check().catch((error: unknown) => {
        throw toStoreError(error);
      });
    },
    close: () => Promise.resolve(),
  };
}

/** Runs work on a valid key, and tells failures of the file system as the port has them. */
async function guarded<T>(key: string, work: () => Promise<T>): Promise<T> {
  assertObjectKey(key);
  try {
    return await work();
  } catch (error) {
    throw toStoreError(error);
  }
}
