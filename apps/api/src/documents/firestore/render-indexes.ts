import type { DocumentIndex } from '../document-query.ts';

interface FieldOfIndex {
  readonly fieldPath: string;
  readonly order?: 'ASCENDING' | 'DESCENDING';
  readonly arrayConfig?: 'CONTAINS';
}

interface CompositeIndex {
  readonly collectionGroup: string;
  readonly queryScope: 'COLLECTION';
  readonly fields: readonly FieldOfIndex[];
}

/**
 * The file that `firebase deploy --only firestore:indexes` reads: every index of more than one field.
 * Those of one field Firestore makes by itself.
 */
export function renderFirestoreIndexes(indexes: readonly DocumentIndex[]): string {
  const composite = new Map(
    indexes
      .flatMap(toComposite)
      .filter(({ fields }) => fields.length > 1)
      .map((index) => [JSON.stringify(index), index]),
  );
  const sorted = [...composite].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, index]) => index);
  return `${JSON.stringify({ indexes: sorted, fieldOverrides: [] }, null, 2)}\n`;
}

function toComposite({
  collection,
  fields,
  direction = 'asc',
  contains,
  sums = [],
}: DocumentIndex): CompositeIndex[] {
  const items: FieldOfIndex[] =
    contains === undefined ? [] : [{ fieldPath: contains, arrayConfig: 'CONTAINS' }];
  const ordered = fields.map((fieldPath, index): FieldOfIndex => {
    const isLast = index === fields.length - 1;
    return { fieldPath, order: isLast && direction === 'desc' ? 'DESCENDING' : 'ASCENDING' };
  });
  const all = [...items, ...ordered];
  const withSum = sums.map((fieldPath): FieldOfIndex[] => [
    ...all,
    { fieldPath, order: all.at(-1)?.order ?? 'ASCENDING' },
  ]);
  return [all, ...withSum].map((fieldsOfIndex) => ({
    collectionGroup: collection,
    queryScope: 'COLLECTION',
    fields: fieldsOfIndex,
  }));
}
