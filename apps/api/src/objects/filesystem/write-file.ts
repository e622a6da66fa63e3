import { constants } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { toStoreError } from './file-failure.ts';

const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;

/** A new file. */
export interface NewFile {
  readonly path: string;
  readonly body: Uint8Array | Readable;
  /** Comes behind the body. */
  readonly footer: Uint8Array;
  readonly signal: AbortSignal | undefined;
}

/**
 * Writes a file that is on the disk for good when this resolves, and gives the size of the body. When it
 * rejects, there is no file: with the error of the body as it is, or with StoreUnavailableError.
 */
export async function writeFile({ path, body, footer, signal }: NewFile): Promise<number> {
  const abort = (): void => {
    if (body instanceof Readable) {
      body.destroy(new DOMException('The write was called off', 'AbortError'));
    }
  };
  signal?.addEventListener('abort', abort);
  let file: FileHandle | undefined;
  try {
    signal?.throwIfAborted();
    file = await onDisk(() => open(path, NEW_FILE, 0o600));
    const sizeBytes = await writeBody(file, body);
    signal?.throwIfAborted();
    await onDisk(() => finish(file, footer));
    return sizeBytes;
  } catch (error) {
    await file?.close().catch(() => undefined);
    if (file !== undefined) {
      await rm(path, { force: true }).catch(() => undefined);
    }
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
    if (body instanceof Readable) {
      body.destroy();
    }
  }
}

async function writeBody(file: FileHandle, body: Uint8Array | Readable): Promise<number> {
  let sizeBytes = 0;
  for await (const chunk of body instanceof Readable ? body : [body]) {
    const bytes = Buffer.from(chunk as Uint8Array);
    await onDisk(() => file.writeFile(bytes));
    sizeBytes += bytes.length;
  }
  return sizeBytes;
}

async function finish(file: FileHandle | undefined, footer: Uint8Array): Promise<void> {
  await file?.writeFile(footer);
  await file?.sync();
  await file?.close();
}

async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toStoreError(error);
  }
}
