import { StoreUnavailableError } from '../../documents/index.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk of the storage folder is full.',
  EDQUOT: 'The disk quota of the storage folder is used up.',
  EROFS: 'The storage folder can only be read.',
  EACCES: 'The storage folder may not be used by this process.',
  EPERM: 'The storage folder may not be used by this process.',
  EMFILE: 'Too many files are open.',
  ENFILE: 'Too many files are open.',
  ENOENT: 'The storage folder is gone.',
  EIO: 'The disk of the storage folder does not work.',
};
const RETRY_AFTER_SECONDS = 5;

/** A failure of the file system, for those who use the store; anything else stays as it is. */
export function toStoreError(error: unknown): unknown {
  const code = codeOf(error);
  return code === null
    ? error
    : new StoreUnavailableError(REASONS[code] ?? `The storage folder cannot be used (${code}).`, {
        cause: error,
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      });
}

/** The error code of the file system, such as `ENOENT`; null for any other error. */
export function codeOf(error: unknown): string | null {
  const isSystemError = error instanceof Error && 'syscall' in error && 'code' in error;
  return isSystemError && typeof error.code === 'string' ? error.code : null;
}
