import { createHash, randomUUID } from 'node:crypto';
import { constants, createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ObjectInfo, ObjectStore } from '../object-store.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.json': 'application/json',
};

/** An {@link ObjectStore} in a folder of this machine. */
export function createFilesystemObjectStore(folder: string): ObjectStore {
  const pathOf = (key: string): string => join(folder, key);

  async function info(key: string): Promise<ObjectInfo | null> {
    const found = await stat(pathOf(key)).catch(() => null);
    return found === null
      ? null
      : {
          sizeBytes: found.size,
          contentType: CONTENT_TYPES[extname(key)] ?? 'application/octet-stream',
          etag: `"${createHash('sha256')
            .update(`${String(found.size)}-${String(found.mtimeMs)}`)
            .digest('base64url')
            .slice(0, 22)}"`,
          modifiedAt: found.mtime,
        };
  }

  return {
    stat: info,
    async put(key, body) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const temporary = `${path}.${randomUUID()}.part`;
      await pipeline(
        body instanceof Readable ? body : Readable.from([body]),
        createWriteStream(temporary, { mode: 0o600 }),
      );
      const file = await open(temporary, 'r');
      await file.sync();
      await file.close();
      await rename(temporary, path);
      const written = await info(key);
      if (written === null) {
        throw new Error('a file that was just written is not there');
      }
      return written;
    },
    async get(key, range) {
      const found = await info(key);
      return found === null
        ? null
        : { info: found, body: createReadStream(pathOf(key), range ?? {}) };
    },
    async delete(key) {
      const found = await info(key);
      await rm(pathOf(key), { force: true });
      return found !== null;
    },
    url: (key) => Promise.resolve(`/api/storage/files/${key}`),
    async check() {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await access(folder, constants.W_OK);
    },
    close: () => Promise.resolve(),
  };
}
