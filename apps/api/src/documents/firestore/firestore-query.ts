import {
  AggregateField,
  FieldPath,
  type CollectionReference,
  type Query,
} from '@google-cloud/firestore';
import type { DocumentFilter, DocumentQuery } from '../document-query.ts';

/** A checked query in Firestore's words. */
export function toFirestoreQuery(
  collection: CollectionReference,
  { where = [], orderBy, startAfter, limit, select }: DocumentQuery,
): Query {
  let query = withConditions(collection, where);
  const id = FieldPath.documentId();
  query =
    orderBy === undefined
      ? query.orderBy(id)
      : query.orderBy(orderBy.field, orderBy.direction).orderBy(id, orderBy.direction);
  if (startAfter !== undefined) {
    const place = orderBy === undefined ? [] : [startAfter.value ?? null];
    query = query.startAfter(...place, startAfter.id);
  }
  if (select !== undefined) {
    query = query.select(...select);
  }
  return query.limit(limit);
}

/** Checked conditions in Firestore's words. */
export function withConditions(
  collection: CollectionReference,
  where: readonly DocumentFilter[],
): Query {
  return where.reduce<Query>(
    (query, { field, op, value }) => query.where(field, op, value),
    collection,
  );
}

/** What adds up a field. */
export function sumOf(query: Query, field: string): Promise<number> {
  return query
    .aggregate({ total: AggregateField.sum(field) })
    .get()
    .then((snapshot) => snapshot.data().total);
}
