import { describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '../store-error.ts';
import { isNeverSent, isOutage, toStoreError } from './firestore-failure.ts';

const SECRET = 'Mrs Smith has diabetes';
const grpcError = (code: number, message = 'the server says so') =>
  Object.assign(new Error(`${String(code)} STATUS: ${message}`), { code });

describe('toStoreError', () => {
  it.each([
    [1, 'broke the call off', 2],
    [4, 'did not answer in time', 2],
    [8, 'no quota left', 10],
    [13, 'broke the connection', 2],
    [14, 'cannot be reached', 2],
  ])('takes code %i for a store that is away', (code, reason, retryAfterSeconds) => {
    const error = toStoreError(grpcError(code));
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(error).toMatchObject({ code: 'ERR_STORE_UNAVAILABLE', retryAfterSeconds });
    expect(String(error)).toContain(reason);
  });

  it('takes an abort for contention', () => {
    expect(toStoreError(grpcError(10))).toMatchObject({ code: 'ERR_STORE_CONTENTION' });
  });

  it.each([
    [3, 'refused a call (code 3)'],
    [5, 'no such database'],
    [7, 'roles/datastore.user'],
    [9, 'deploy/firestore.indexes.json'],
    [12, 'refused a call (code 12)'],
    [16, 'GOOGLE_APPLICATION_CREDENTIALS'],
  ])('takes code %i for a fault of ours, and says what to do', (code, remedy) => {
    const error = toStoreError(grpcError(code, SECRET));
    expect(error).toMatchObject({ code: 'ERR_STORE_REFUSED' });
    expect(String(error)).toContain(remedy);
    expect(`${String(error)} ${String((error as Error).cause)}`).not.toContain(SECRET);
  });

  it('says that credentials are missing, and leaves other errors as they are', () => {
    const missing = new Error('Could not load the default credentials. Browse to …');
    expect(toStoreError(missing)).toMatchObject({
      code: 'ERR_STORE_UNAVAILABLE',
      message: expect.stringContaining('finds no credentials'),
    });
    for (const error of [new TypeError('bug'), 'text', null]) {
      expect(toStoreError(error)).toBe(error);
    }
  });
});

describe('isOutage', () => {
  it('is about the server, not about its quota, nor about other writers', () => {
    expect([1, 4, 13, 14].map((code) => isOutage(toStoreError(grpcError(code))))).toEqual(
      Array(4).fill(true),
    );
    expect([8, 9, 10].map((code) => isOutage(toStoreError(grpcError(code))))).toEqual(
      Array(3).fill(false),
    );
  });
});

describe('isNeverSent', () => {
  it('is sure of it only when there was no connection', () => {
    expect(isNeverSent(grpcError(14, 'No connection established. Last error: …'))).toBe(true);
    expect(isNeverSent(grpcError(14, 'Connection dropped'))).toBe(false);
    expect(isNeverSent(grpcError(4, 'No connection established'))).toBe(false);
  });
});
