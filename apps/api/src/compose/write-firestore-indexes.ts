/** Writes deploy/firestore.indexes.json from the indexes that the features declare. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { FIRESTORE_INDEXES_FILE, firestoreIndexes } from './firestore-indexes.ts';

mkdirSync(dirname(FIRESTORE_INDEXES_FILE), { recursive: true });
writeFileSync(FIRESTORE_INDEXES_FILE, firestoreIndexes());
