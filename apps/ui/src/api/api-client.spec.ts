import { ERROR_CODES } from '@elevendops/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createApiClient, type Transport } from './api-client.ts';
import { ApiError } from './api-error.ts';
import { NO_BODY, readReply } from './read-reply.ts';

const text = { parse: (value: unknown) => String(value) };

function clientOf(fetch: Transport['fetch']) {
  return createApiClient({
    fetch,
    createUploadRequest: () => {
      throw new Error('No upload is expected here');
    },
    schedule: () => () => undefined,
  });
}

const never: Transport['fetch'] = (_path, init) =>
  new Promise((_resolve, reject) => {
    init.signal?.addEventListener('abort', () => {
      reject(new DOMException('aborted', 'AbortError'));
    });
  });

describe('createApiClient', () => {
  it('sends JSON and gives the parsed reply', async () => {
    const sent: RequestInit[] = [];
    const api = clientOf((_path, init) => {
      sent.push(init);
      return Promise.resolve(new Response('"yes"'));
    });
    await expect(api.request('/x', { method: 'PUT', body: { a: 1 }, reply: text })).resolves.toBe(
      'yes',
    );
    expect(sent[0]?.body).toBe('{"a":1}');
    expect(new Headers(sent[0]?.headers).get('content-type')).toBe('application/json');
  });

  it('takes a reply without a body', async () => {
    const api = clientOf(() => Promise.resolve(new Response(null, { status: 204 })));
    await expect(api.request('/x', { method: 'DELETE', reply: NO_BODY })).resolves.toBeUndefined();
  });

  it('says NETWORK_ERROR when there is no connection', async () => {
    const api = clientOf(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(api.request('/x', { reply: text })).rejects.toMatchObject({
      code: 'NETWORK_ERROR',
      retryable: true,
      requestId: null,
    });
  });

  it('says TIMEOUT when no answer comes in time', async () => {
    await expect(
      clientOf(never).request('/x', { reply: text, timeoutMs: 5 }),
    ).rejects.toMatchObject({ code: 'TIMEOUT' });
  });

  it('says CANCELLED when the caller gives up', async () => {
    const controller = new AbortController();
    const request = clientOf(never).request('/x', { reply: text, signal: controller.signal });
    controller.abort();
    await expect(request).rejects.toMatchObject({ code: 'CANCELLED', retryable: false });
  });
});

describe('readReply', () => {
  const read = (status: number, body: string) => () =>
    readReply({ status, body, requestId: 'header-id' }, text);
  const thrownBy = (action: () => unknown): ApiError => {
    try {
      action();
    } catch (error) {
      if (error instanceof ApiError) {
        return error;
      }
    }
    throw new Error('An ApiError was expected');
  };

  it('turns every error envelope into an error with its code and id', () => {
    for (const code of ERROR_CODES) {
      const body = { detail: 'no', error_code: code, retryable: true, request_id: 'r1' };
      expect(thrownBy(read(503, JSON.stringify(body)))).toMatchObject({
        code,
        requestId: 'r1',
        status: 503,
        issues: [],
      });
    }
  });

  it('keeps the issues of a validation error', () => {
    const issue = { type: 'missing', loc: ['body', 'tags', 0], msg: 'Field required' };
    const body = {
      detail: [issue],
      error_code: 'VALIDATION_ERROR',
      retryable: false,
      request_id: 'r',
    };
    expect(thrownBy(read(422, JSON.stringify(body))).issues).toEqual([issue]);
  });

  it('keeps what a newer server says with a code that is not known here', () => {
    const body = { detail: 'The ward is closed.', error_code: 'WARD_CLOSED', more: { a: 1 } };
    expect(thrownBy(read(409, JSON.stringify(body)))).toMatchObject({
      code: 'UNFAMILIAR_CODE',
      message: 'The ward is closed.',
      retryable: false,
      requestId: 'header-id',
      status: 409,
    });
  });

  it.each([
    { detail: 'Not Found' },
    { detail: 'Not Found', error_code: 404 },
    { detail: ' ', error_code: 'WARD_CLOSED' },
    { error_code: 'WARD_CLOSED' },
    null,
  ])('does not take %j for an explanation', (body) => {
    expect(thrownBy(read(404, JSON.stringify(body))).code).toBe('UNEXPECTED_REPLY');
  });

  it('takes what is not from this API as such, with the id of the header', () => {
    expect(thrownBy(read(502, '<html>Bad gateway</html>'))).toMatchObject({
      code: 'UNEXPECTED_REPLY',
      retryable: true,
      requestId: 'header-id',
    });
  });

  it('never throws anything but an ApiError', () => {
    const strict = {
      parse: () => {
        throw new TypeError('not this');
      },
    };
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.string(), (status, body) => {
        const reply = { status, body, requestId: null };
        expect(thrownBy(() => readReply(reply, strict))).toBeInstanceOf(ApiError);
      }),
    );
  });
});
