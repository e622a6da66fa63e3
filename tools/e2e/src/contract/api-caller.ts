import { errorEnvelopeSchema, type ErrorEnvelope } from '@elevendops/contract';
import { expect } from 'vitest';

/** A reply, with its body read. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly text: string;
  /** What the body holds when it is JSON; undefined otherwise. */
  readonly json: unknown;
}

/** What is sent besides method and path. */
export interface CallOptions {
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, without a content type. */
  readonly body?: string;
  /** Sent as a form with files. */
  readonly form?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends requests to an API; checks of every reply what every reply must have. */
export interface ApiCaller {
  call(method: string, path: string, options?: CallOptions): Promise<Reply>;
  get(path: string): Promise<Reply>;
  post(path: string, json?: unknown): Promise<Reply>;
  put(path: string, json: unknown): Promise<Reply>;
  delete(path: string): Promise<Reply>;
}

/** A caller of the API at an address that is known only when the tests run. */
export function createApiCaller(url: () => string): ApiCaller {
  async function call(method: string, path: string, options: CallOptions = {}): Promise<Reply> {
    const { json, form, headers } = options;
    const text = json === undefined ? options.body : JSON.stringify(json);
    // Of a Blob without a type fetch does not say what it is; of a text it would.
    const body = text === undefined ? form : new Blob([text]);
    const response = await fetch(`${url()}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'x-forwarded-for': anyAddress(),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const reply = await read(response);
    expectEveryReply(reply, method);
    return reply;
  }
  return {
    call,
    get: (path) => call('GET', path),
    post: (path, json) => call('POST', path, { json }),
    put: (path, json) => call('PUT', path, { json }),
    delete: (path) => call('DELETE', path),
  };
}

/** Checks that a reply is a refusal: the status, and the envelope with its code. */
export function expectRefusal(
  reply: Reply,
  status: number,
  code: ErrorEnvelope['error_code'],
): ErrorEnvelope {
  expect({ status: reply.status, text: reply.text }).toMatchObject({ status });
  const envelope = errorEnvelopeSchema.parse(reply.json);
  expect(envelope.error_code).toBe(code);
  return envelope;
}

/** Checks that a reply is a 422 that names a field and what is wrong with it, in the reference's words. */
export function expectInvalid(reply: Reply, loc: readonly (string | number)[], type: string): void {
  const { detail } = expectRefusal(reply, 422, 'VALIDATION_ERROR');
  expect(detail).toContainEqual({ type, loc, msg: expect.any(String) });
}

async function read(response: Response): Promise<Reply> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const { status, headers } = response;
  const text = bytes.toString('utf8');
  const isJson = /^application\/json\b/.test(headers.get('content-type') ?? '');
  const json: unknown = isJson && text !== '' ? JSON.parse(text) : undefined;
  return { status, headers, bytes, text, json };
}

/** Security headers, an id, no trace of the server's make, and for an error the one envelope. */
function expectEveryReply({ status, headers, json }: Reply, method: string): void {
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-request-id': expect.stringMatching(/^[\w.-]{1,128}$/),
  });
  expect(headers.get('x-powered-by')).toBeNull();
  const isReadiness = typeof json === 'object' && json !== null && 'ready' in json;
  if (status >= 400 && method !== 'HEAD' && method !== 'OPTIONS' && !isReadiness) {
    // A field that the envelope does not have would be lost in parsing.
    expect(errorEnvelopeSchema.parse(json)).toEqual(json);
    expect(json).toMatchObject({ request_id: headers.get('x-request-id') });
  }
}

/** Limits count by the address of the client: tests that are not about them come from everywhere. */
function anyAddress(): string {
  const part = (): string => String(Math.floor(Math.random() * 254) + 1);
  return `100.${part()}.${part()}.${part()}`;
}
