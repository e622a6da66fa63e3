import { ERROR_CODES, foreignEnvelopeSchema } from '@elevendops/contract';
import { ApiError } from './api-error.ts';

/** Anything that turns unknown data into a value or throws: a schema of the contract. */
export interface ReplySchema<T> {
  parse(value: unknown): T;
}

/** A reply as it came over the wire. */
export interface RawReply {
  readonly status: number;
  readonly body: string;
  /** Value of the `x-request-id` header. */
  readonly requestId: string | null;
}

/** A schema for replies without a body. */
export const NO_BODY: ReplySchema<undefined> = { parse: () => undefined };

/**
 * The value of a successful reply.
 * @throws ApiError for an error envelope, and for anything that is neither.
 */
export function readReply<T>(reply: RawReply, schema: ReplySchema<T>): T {
  const success = reply.status >= 200 && reply.status < 300;
  const json = parseJson(reply.body);
  if (!success) {
    throw errorOf(reply, json);
  }
  try {
    return schema.parse(json);
  } catch (cause) {
    throw unexpected(reply, cause);
  }
}

function errorOf(reply: RawReply, json: unknown): ApiError {
  // A newer server may know more codes, and an older page should still say what it is told.
  const envelope = foreignEnvelopeSchema.safeParse(json);
  if (!envelope.success) {
    return unexpected(reply, envelope.error);
  }
  const { detail, retryable = reply.status >= 500, request_id: requestId } = envelope.data;
  const issues = typeof detail === 'string' ? [] : detail;
  const message = typeof detail === 'string' ? detail : issues.map((issue) => issue.msg).join('; ');
  const code = ERROR_CODES.find((known) => known === codeIn(json)) ?? 'UNFAMILIAR_CODE';
  if (code === 'UNFAMILIAR_CODE' && (codeIn(json) === undefined || message.trim() === '')) {
    return unexpected(reply, undefined);
  }
  return new ApiError(message, {
    code,
    retryable,
    status: reply.status,
    requestId: requestId ?? reply.requestId,
    issues,
  });
}

function codeIn(json: unknown): string | undefined {
  const { error_code: code } = json as { readonly error_code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

function unexpected(reply: RawReply, cause: unknown): ApiError {
  return new ApiError(`The reply with status ${String(reply.status)} is not one of this API`, {
    code: 'UNEXPECTED_REPLY',
    retryable: reply.status >= 500,
    status: reply.status,
    requestId: reply.requestId,
    cause,
  });
}

function parseJson(body: string): unknown {
  try {
    return body === '' ? undefined : (JSON.parse(body) as unknown);
  } catch {
    return undefined;
  }
}
