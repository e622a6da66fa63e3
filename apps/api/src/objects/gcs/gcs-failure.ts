import { StoreUnavailableError } from '../../documents/index.ts';

const RETRY_AFTER_SECONDS = 2;
/** What an operator has to change takes longer. */
const REFUSED_RETRY_AFTER_SECONDS = 30;
const MAX_RETRY_AFTER_SECONDS = 60;

/** Whether an error says that Cloud Storage is away, which a breaker counts. */
export function isOutage(error: unknown): boolean {
  return error instanceof StoreUnavailableError;
}

/** Cloud Storage did not answer, or not in time. */
export function unreachable(cause: unknown, what = 'cannot be reached'): StoreUnavailableError {
  return new StoreUnavailableError(`Cloud Storage ${what}.`, {
    cause,
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}

/** Cloud Storage answered with a status that is no success. Nothing of its text is repeated. */
export function refusal(status: number, retryAfter: string | null): StoreUnavailableError {
  const seconds = Number(retryAfter ?? Number.NaN);
  const asked = Number.isInteger(seconds) && seconds > 0 ? seconds : null;
  const isOurs = status >= 400 && status < 500 && status !== 408 && status !== 429;
  return new StoreUnavailableError(
    isOurs
      ? `Cloud Storage refuses us (status ${String(status)}): check the bucket and the rights of the service account.`
      : `Cloud Storage failed (status ${String(status)}).`,
    {
      retryAfterSeconds: isOurs
        ? REFUSED_RETRY_AFTER_SECONDS
        : Math.min(asked ?? RETRY_AFTER_SECONDS, MAX_RETRY_AFTER_SECONDS),
    },
  );
}
