import { describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '../store-error.ts';
import { isBusy, toStoreError } from './sqlite-failure.ts';

const sqliteError = (errcode: number) =>
  Object.assign(new Error('sqlite says so'), { code: 'ERR_SQLITE_ERROR', errcode });
const SQLITE_BUSY_SNAPSHOT = 517;
const SQLITE_IOERR_WRITE = 778;
const SQLITE_READONLY_DBMOVED = 1032;
const SQLITE_CONSTRAINT_CHECK = 275;

describe('toStoreError', () => {
  it.each([
    [5, 'is busy'],
    [SQLITE_BUSY_SNAPSHOT, 'is busy'],
    [SQLITE_READONLY_DBMOVED, 'read-only'],
    [SQLITE_IOERR_WRITE, 'the disk reports an error'],
    [11, 'is damaged'],
    [13, 'the disk is full'],
    [14, 'cannot be opened'],
    [26, 'not a SQLite database'],
  ])('says what SQLite code %i means', (code, reason) => {
    const cause = sqliteError(code);
    const error = toStoreError(cause, '/data/documents.db');
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(error).toMatchObject({ code: 'ERR_STORE_UNAVAILABLE', cause });
    expect(String(error)).toContain('/data/documents.db');
    expect(String(error)).toContain(reason);
  });

  it.each([
    ['EACCES', 'permission denied'],
    ['EROFS', 'read-only'],
    ['ENOSPC', 'the disk is full'],
  ])('says what %s means', (code, reason) => {
    const error = toStoreError(Object.assign(new Error(code), { code }), '/data/documents.db');
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(String(error)).toContain(reason);
  });

  it('leaves an error as it is when it is not about the file', () => {
    for (const error of [sqliteError(SQLITE_CONSTRAINT_CHECK), new TypeError('bug'), 'text']) {
      expect(toStoreError(error, '/data/documents.db')).toBe(error);
    }
  });
});

describe('isBusy', () => {
  it('is true for all kinds of busy and nothing else', () => {
    expect([5, 261, SQLITE_BUSY_SNAPSHOT].map((code) => isBusy(sqliteError(code)))).toEqual([
      true,
      true,
      true,
    ]);
    expect(isBusy(sqliteError(13))).toBe(false);
    expect(isBusy(Object.assign(new Error('no'), { errcode: 5 }))).toBe(false);
  });
});
