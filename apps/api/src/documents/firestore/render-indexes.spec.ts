import { describe, expect, it } from 'vitest';
import { renderFirestoreIndexes } from './render-indexes.ts';

const parsed = (...args: Parameters<typeof renderFirestoreIndexes>) =>
  (JSON.parse(renderFirestoreIndexes(...args)) as { indexes: { fields: object[] }[] }).indexes;

describe('renderFirestoreIndexes', () => {
  it('leaves out what Firestore makes by itself', () => {
    expect(
      renderFirestoreIndexes([
        { collection: 'c', fields: ['at'] },
        { collection: 'c', fields: [], contains: 'tags' },
      ]),
    ).toBe('{\n  "indexes": [],\n  "fieldOverrides": []\n}\n');
  });

  it('has conditions ascending and the last field in its direction, the array first', () => {
    const [index] = parsed([
      { collection: 'c', fields: ['a', 'b.c', 'at'], direction: 'desc', contains: 'tags' },
    ]);
    expect(index).toEqual({
      collectionGroup: 'c',
      queryScope: 'COLLECTION',
      fields: [
        { fieldPath: 'tags', arrayConfig: 'CONTAINS' },
        { fieldPath: 'a', order: 'ASCENDING' },
        { fieldPath: 'b.c', order: 'ASCENDING' },
        { fieldPath: 'at', order: 'DESCENDING' },
      ],
    });
  });

  it('has one more for each sum', () => {
    const fields = parsed([{ collection: 'c', fields: ['at'], sums: ['n', 'm'] }]).map(
      (index) => index.fields,
    );
    expect(fields).toEqual([
      [
        { fieldPath: 'at', order: 'ASCENDING' },
        { fieldPath: 'm', order: 'ASCENDING' },
      ],
      [
        { fieldPath: 'at', order: 'ASCENDING' },
        { fieldPath: 'n', order: 'ASCENDING' },
      ],
    ]);
  });

  it('does not depend on the order of the declarations or on repetitions', () => {
    const one = { collection: 'c', fields: ['a', 'at'] };
    const other = { collection: 'b', fields: ['a', 'at'], direction: 'desc' } as const;
    expect(renderFirestoreIndexes([one, other, one])).toBe(renderFirestoreIndexes([other, one]));
  });
});
