import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { extname } from 'node:path';
import type { ObjectInfo } from '../object-store.ts';
import { codeOf } from './file-failure.ts';
import { MAX_FOOTER_BYTES, parseFooter } from './footer.ts';

/** An open file; whoever opened it closes it. */
export interface OpenedFile {
  readonly handle: FileHandle;
  readonly info: ObjectInfo;
}

/** Of files that somebody else put there. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.json': 'application/json',
};
/** Nothing is there: no file, a folder, or a link, which is never followed. */
const NOTHING = ['ENOENT', 'ENOTDIR', 'ELOOP', 'EMLINK'];

/** Opens the file of an object and reads what is known of it; null when there is none. */
export async function openFile(path: string): Promise<OpenedFile | null> {
  let handle: FileHandle;
  try {
    handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (NOTHING.includes(codeOf(error) ?? '')) {
      return null;
    }
    throw error;
  }
  const info = await readInfo(handle, path).catch(async (error: unknown) => {
    await handle.close();
    throw error;
  });
  if (info === null) {
    await handle.close();
    return null;
  }
  return { handle, info };
}

async function readInfo(handle: FileHandle, path: string): Promise<ObjectInfo | null> {
  const stats = await handle.stat();
  if (!stats.isFile()) {
    return null;
  }
  const end = Buffer.alloc(Math.min(stats.size, MAX_FOOTER_BYTES));
  const { bytesRead } = await handle.read(end, 0, end.length, stats.size - end.length);
  const footer = bytesRead === end.length ? parseFooter(end) : null;
  return {
    sizeBytes: stats.size - (footer?.bytes ?? 0),
    contentType: footer?.contentType ?? CONTENT_TYPES[extname(path)] ?? 'application/octet-stream',
    etag: footer?.etag ?? etagOf(`${String(stats.size)}-${String(stats.mtimeMs)}`),
    modifiedAt: stats.mtime,
  };
}

function etagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}
