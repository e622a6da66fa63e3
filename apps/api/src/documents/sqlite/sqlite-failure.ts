import { StoreUnavailableError } from '../store-error.ts';

// https://www.sqlite.org/rescode.html; the low byte is the kind, the rest says more.
const BUSY = 5;
const FAILURES: Readonly<Record<number, { reason: string; retryAfterSeconds: number }>> = {
  [BUSY]: { reason: 'is busy: another process holds it', retryAfterSeconds: 1 },
  8: { reason: 'cannot be written: it or its folder is read-only', retryAfterSeconds: 60 },
  10: { reason: 'cannot be read or written: the disk reports an error', retryAfterSeconds: 10 },
  11: { reason: 'is damaged; restore it from a copy or move it away', retryAfterSeconds: 60 },
  13: { reason: 'cannot grow: the disk is full', retryAfterSeconds: 30 },
  14: { reason: 'cannot be opened', retryAfterSeconds: 60 },
  26: { reason: 'is not a SQLite database; move it away', retryAfterSeconds: 60 },
};
const FILE_FAILURES: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'part of its folder is a file',
  EEXIST: 'its folder is a file',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  ENOENT: 'its folder does not exist and cannot be made',
};

/** Whether another connection was in the way, so that trying again may do. */
export function isBusy(error: unknown): boolean {
  return sqliteCode(error) === BUSY;
}

/** What a caller of the store is told of a failure; errors that are not about the file stay as they are. */
export function toStoreError(error: unknown, path: string): unknown {
  const failure = FAILURES[sqliteCode(error) ?? -1];
  if (failure !== undefined) {
    const { reason, retryAfterSeconds } = failure;
    return new StoreUnavailableError(`The data file ${path} ${reason}.`, {
      cause: error,
      retryAfterSeconds,
    });
  }
  const fileFailure = FILE_FAILURES[stringCode(error) ?? ''];
  if (fileFailure !== undefined) {
    return new StoreUnavailableError(
      `The data file ${path} cannot be opened: ${fileFailure}. Name a folder that this process may write to.`,
      { cause: error, retryAfterSeconds: 60 },
    );
  }
  return error;
}

function sqliteCode(error: unknown): number | null {
  const isSqlite = stringCode(error) === 'ERR_SQLITE_ERROR';
  return isSqlite &&
    error instanceof Error &&
    'errcode' in error &&
    typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : null;
}

function stringCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}
