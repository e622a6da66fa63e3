import { ContentionError, StoreRefusedError, StoreUnavailableError } from '../store-error.ts';

/** What went wrong, by https://grpc.io/docs/guides/status-codes/ . */
export const GRPC = {
  CANCELLED: 1,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  UNAUTHENTICATED: 16,
} as const;

const AWAY: Readonly<Record<number, string>> = {
  [GRPC.CANCELLED]: 'broke the call off',
  [GRPC.DEADLINE_EXCEEDED]: 'did not answer in time',
  // What a connection that fell silent ends with.
  [GRPC.INTERNAL]: 'broke the connection',
  [GRPC.UNAVAILABLE]: 'cannot be reached',
};
const REFUSALS: Readonly<Record<number, string>> = {
  [GRPC.NOT_FOUND]: 'has no such database: check GOOGLE_CLOUD_PROJECT and FIRESTORE_DATABASE_ID',
  [GRPC.PERMISSION_DENIED]: 'denies access: grant roles/datastore.user to the service account',
  [GRPC.FAILED_PRECONDITION]: 'lacks an index: deploy deploy/firestore.indexes.json',
  [GRPC.UNAUTHENTICATED]: 'does not accept the credentials: check GOOGLE_APPLICATION_CREDENTIALS',
};
// The wording of grpc-js and of google-auth-library; neither has a code of its own for it.
const NEVER_SENT = /No connection established|ECONNREFUSED|Name resolution failed/;
const NO_CREDENTIALS = /Could not load the default credentials|ENOENT.*credential/i;
const AWAY_RETRY_SECONDS = 2;
const QUOTA_RETRY_SECONDS = 10;

/** The gRPC status of an error of the client. */
export function grpcCode(error: unknown): number | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'number'
    ? error.code
    : null;
}

/** Whether the call never left this process, so that even a write may be repeated. */
export function isNeverSent(error: unknown): boolean {
  return grpcCode(error) === GRPC.UNAVAILABLE && NEVER_SENT.test(String(error));
}

/** Whether another call may find the server back. */
export function isAway(error: unknown): boolean {
  return AWAY[grpcCode(error) ?? -1] !== undefined;
}

/** What a caller of the store is told of a failure of a call; other errors stay as they are. */
export function toStoreError(error: unknown): unknown {
  const code = grpcCode(error);
  if (code === null) {
    return error instanceof Error && NO_CREDENTIALS.test(error.message)
      ? unavailable('finds no credentials: check GOOGLE_APPLICATION_CREDENTIALS', error)
      : error;
  }
  const away = AWAY[code];
  if (away !== undefined) {
    return unavailable(away, error);
  }
  if (code === GRPC.RESOURCE_EXHAUSTED) {
    return unavailable('has no quota left', error, QUOTA_RETRY_SECONDS);
  }
  if (code === GRPC.ABORTED) {
    return new ContentionError(1, { cause: error });
  }
  // The client's own text may quote what was to be stored.
  return new StoreRefusedError(`Firestore ${REFUSALS[code] ?? `refused a call (code ${code})`}.`);
}

/** Whether an error says that the store is away, which a breaker counts; a quota is not. */
export function isOutage(error: unknown): boolean {
  return error instanceof StoreUnavailableError && isAway(error.cause);
}

function unavailable(
  what: string,
  cause: unknown,
  retryAfterSeconds = AWAY_RETRY_SECONDS,
): StoreUnavailableError {
  return new StoreUnavailableError(`Firestore ${what}.`, {
    cause: withoutStack(cause),
    retryAfterSeconds,
  });
}

/** What the client said; its stack is that of Google's libraries alone, a page for each call. */
function withoutStack(cause: unknown): unknown {
  if (!(cause instanceof Error)) {
    return cause;
  }
  const plain = Object.assign(new Error(cause.message), { code: grpcCode(cause) });
  plain.stack = String(plain);
  return plain;
}
