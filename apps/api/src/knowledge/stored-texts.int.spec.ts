import { temporaryFolder, type TemporaryFolder } from '@elevendops/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteDocumentStore, type DocumentStore } from '../documents/index.ts';
import { createStoredTexts, type StoredTexts, type TextReference } from './stored-texts.ts';

const FIRST = { text_id: 'first', text_parts: 1 };
const SECOND = { text_id: 'second', text_parts: 1 };
/** Of more than one part. */
const LONG = '長'.repeat(300_000);

describe('createStoredTexts', () => {
  let folder: TemporaryFolder;
  let store: DocumentStore;
  let reads: string[];

  beforeEach(async () => {
    folder = await temporaryFolder();
    const sqlite = await openSqliteDocumentStore({ path: `${folder.path}/d.sqlite`, indexes: [] });
    reads = [];
    store = new Proxy(sqlite, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        return typeof value !== 'function'
          ? value
          : (...given: unknown[]): unknown => {
              if (name === 'get') {
                reads.push(String(given[1]));
              }
              return Reflect.apply(value, target, given) as unknown;
            };
      },
    });
  });
  afterEach(async () => {
    await store.close();
    await folder.remove();
  });

  async function write(texts: StoredTexts, reference: TextReference, text: string): Promise<void> {
    await store.transaction((transaction) => {
      texts.writeIn(transaction, reference, text);
      return Promise.resolve();
    });
  }

  it('reads each part of a text once, however often it is asked for', async () => {
    const texts = createStoredTexts(store);
    const reference = { text_id: 'long', text_parts: 2 };
    await write(texts, reference, LONG);
    for (let times = 0; times < 3; times += 1) {
      expect(await texts.read(reference)).toBe(LONG);
    }
    expect(reads).toEqual(['long-0', 'long-1']);
  });

  it('does not remember that a text was not there', async () => {
    const texts = createStoredTexts(store);
    expect(await texts.read(FIRST)).toBeNull();
    await write(texts, FIRST, 'a text');
    expect(await texts.read(FIRST)).toBe('a text');
  });

  it('keeps so many characters, of the texts that were asked for last', async () => {
    const texts = createStoredTexts(store, 10);
    await write(texts, FIRST, '12345');
    await write(texts, SECOND, '12345');
    const third = { text_id: 'third', text_parts: 1 };
    await write(texts, third, '1');
    for (const reference of [FIRST, SECOND, FIRST, third, FIRST, SECOND]) {
      await texts.read(reference);
    }
    expect(reads).toEqual(['first-0', 'second-0', 'third-0', 'second-0']);
  });

  it('forgets a text that is deleted', async () => {
    const texts = createStoredTexts(store);
    await write(texts, FIRST, 'a text');
    await texts.read(FIRST);
    await store.transaction((transaction) => {
      texts.deleteIn(transaction, FIRST);
      return Promise.resolve();
    });
    expect(await texts.read(FIRST)).toBeNull();
  });
});
