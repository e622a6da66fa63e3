/** What the stand-in of Gemini does wrong in one call. */
export type GeminiFault =
  /** As if the key were wrong: Gemini says so with status 400. */
  | { readonly kind: 'key-invalid' }
  | { readonly kind: 'unknown-model' }
  /** 429; the pause is told inside the body, as Gemini does. */
  | { readonly kind: 'rate-limit'; readonly retrySeconds?: number }
  | { readonly kind: 'server-error'; readonly status?: 500 | 502 | 503 }
  /** An answer that is no JSON. */
  | { readonly kind: 'malformed' }
  /** The prompt is not taken. */
  | { readonly kind: 'blocked'; readonly reason?: string }
  /** The answer ends in the middle, for this reason: `SAFETY`, `MAX_TOKENS`, `RECITATION`, … */
  | {
      readonly kind: 'stopped';
      readonly reason: string;
      readonly afterCharacters: number;
    }
  /** The stream reports a failure after so many characters. */
  | { readonly kind: 'error-in-stream'; readonly afterCharacters: number }
  /** The stream ends well-formed, but without saying that it is complete. */
  | { readonly kind: 'unfinished'; readonly afterCharacters: number }
  /** The connection is cut after so many characters. */
  | { readonly kind: 'cut'; readonly afterCharacters: number }
  /** Says so many characters, and goes on when the promise resolves. */
  | {
      readonly kind: 'hold';
      readonly afterCharacters: number;
      readonly until: Promise<unknown>;
    };

/** A reply that is no success. */
export interface GeminiRefusal {
  readonly status: number;
  readonly body: unknown;
}

/** The reply to a call that a fault refuses outright; null for faults of another kind. */
export function refusalOf(fault: GeminiFault, model: string): GeminiRefusal | null {
  switch (fault.kind) {
    case 'key-invalid':
      return keyInvalid();
    case 'unknown-model':
      return unknownModel(model);
    case 'rate-limit':
      return rateLimited(fault.retrySeconds ?? 21);
    case 'server-error':
      return failure(fault.status ?? 500, 'INTERNAL', 'An internal error has occurred.');
    case 'malformed':
    case 'blocked':
    case 'stopped':
    case 'error-in-stream':
    case 'unfinished':
    case 'cut':
    case 'hold':
      return null;
  }
}

/** What Gemini says to a key that it does not know. */
export function keyInvalid(): GeminiRefusal {
  return failure(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'API_KEY_INVALID',
      domain: 'googleapis.com',
      metadata: { service: 'generativelanguage.googleapis.com' },
    },
  ]);
}

/** What Gemini says to a model that it does not know. */
export function unknownModel(model: string): GeminiRefusal {
  return failure(404, 'NOT_FOUND', `models/${model} is not found for API version v1beta.`);
}

/** Any failure, in the shape that Google's services give it. */
export function failure(
  status: number,
  name: string,
  message: string,
  details: readonly unknown[] = [],
): GeminiRefusal {
  return { status, body: { error: { code: status, message, status: name, details } } };
}

function rateLimited(seconds: number): GeminiRefusal {
  return failure(429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota.', [
    {
      '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
      violations: [{ quotaId: 'GenerateRequestsPerMinutePerProjectPerModel-FreeTier' }],
    },
    { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${String(seconds)}s` },
  ]);
}
