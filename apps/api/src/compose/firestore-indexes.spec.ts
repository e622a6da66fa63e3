import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FIRESTORE_INDEXES_FILE, firestoreIndexes } from './firestore-indexes.ts';

it('deploy/firestore.indexes.json has the indexes that the features declare', () => {
  expect(
    readFileSync(FIRESTORE_INDEXES_FILE, 'utf8'),
    'it has drifted: run "npm run firestore-indexes -w @elevendops/api"',
  ).toBe(firestoreIndexes());
});
