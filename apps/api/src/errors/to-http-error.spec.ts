import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ContentionError,
  DocumentTooLargeError,
  StoreUnavailableError,
  VersionConflictError,
} from '../documents/index.ts';
import { toHttpError } from './to-http-error.ts';

const coded = (code: string, message = 'secret detail') =>
  Object.assign(new Error(message), { code });

describe('toHttpError', () => {
  it('says when to come back, and nothing of the cause, when a store is away', () => {
    const reply = toHttpError(coded('ERR_STORE_UNAVAILABLE', 'connect ECONNREFUSED 10.0.0.7'));
    expect(reply).toMatchObject({ status: 503, errorCode: 'STORE_UNAVAILABLE', retryable: true });
    expect(reply?.headers['Retry-After']).toBe('2');
    expect(reply?.message).not.toContain('10.0.0.7');
  });

  it.each([
    [new StoreUnavailableError('the disk is full', { retryAfterSeconds: 7 }), 503, '7'],
    [new ContentionError(5), 503, '2'],
    [new VersionConflictError('knowledge', 'k1', '3'), 409, undefined],
    [new DocumentTooLargeError('knowledge', 'k1', 2_000_000, 1_048_576), 413, undefined],
  ])('knows the errors of the stores: %s', (error, status, retryAfter) => {
    const reply = toHttpError(error);
    expect(reply?.status).toBe(status);
    expect(reply?.headers['Retry-After']).toBe(retryAfter);
    expect(reply?.message).not.toContain('k1');
  });

  it('tells where malformed JSON breaks, in the words of the reference', () => {
    const error = Object.assign(new SyntaxError('Unexpected token } in JSON at position 17'), {
      type: 'entity.parse.failed',
    });
    expect(toHttpError(error)?.issues).toEqual([
      { type: 'json_invalid', loc: ['body', 17], msg: 'JSON decode error' },
    ]);
  });

  it('takes everything else for a bug', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        fc.pre(!(thrown instanceof Error));
        expect(toHttpError(thrown)).toBeNull();
      }),
    );
    expect(toHttpError(new TypeError('undefined is not a function'))).toBeNull();
    expect(toHttpError(coded('ENOENT'))).toBeNull();
  });
});
