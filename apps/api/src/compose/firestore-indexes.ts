import { join } from 'node:path';
import { renderFirestoreIndexes } from '../documents/firestore/render-indexes.ts';
import { INDEXES } from './stores.ts';

/** Where the indexes of production are written to; only in a checkout of the repository. */
export const FIRESTORE_INDEXES_FILE = join(
  import.meta.dirname,
  '../../../../deploy/firestore.indexes.json',
);

/** The text of {@link FIRESTORE_INDEXES_FILE}. */
export function firestoreIndexes(): string {
  return renderFirestoreIndexes(INDEXES);
}
