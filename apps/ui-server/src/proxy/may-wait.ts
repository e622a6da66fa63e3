/** A request that has no answer, as far as it decides whether it may be sent once more. */
export interface Unanswered {
  readonly method: string;
  /** It asks for health, whose answer at this moment is that there is none. */
  readonly isHealth: boolean;
  /** False only when not a byte of it can have reached the API. */
  readonly maybeReceived: boolean;
  /** What was read of its body can be sent again. */
  readonly isBodyKept: boolean;
  /** How often the API may have received it already, this time included. */
  readonly attempts: number;
}

/**
 * How often one request is sent at most when the API dies of it or under it: a request that ends the API
 * itself must not end it for ever.
 */
export const MAX_ATTEMPTS = 3;

/** The methods whose repetition changes nothing (RFC 9110, 9.2.2). */
export const IDEMPOTENT: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);

/** Whether a request may wait for the API and be sent then, without any risk of being done twice. */
export function mayWait(request: Unanswered): boolean {
  const { method, isHealth, maybeReceived, isBodyKept, attempts } = request;
  const isHarmless = !maybeReceived || (IDEMPOTENT.has(method) && attempts < MAX_ATTEMPTS);
  return !isHealth && isBodyKept && isHarmless;
}
