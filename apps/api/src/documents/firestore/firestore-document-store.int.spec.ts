import { randomUUID } from 'node:crypto';
import { emulatorsAvailable, startFirestoreEmulator, type Emulator } from '@elevendops/emulators';
import { afterAll, beforeAll, describe } from 'vitest';
import { describeDocumentStore } from '../document-store.contract.ts';
import { openFirestoreDocumentStore } from './open-firestore-document-store.ts';

const START_TIMEOUT_MS = 90_000;
const { firestore } = await emulatorsAvailable('firestore');

describe.skipIf(firestore !== null)('with the Firestore emulator', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startFirestoreEmulator();
  }, START_TIMEOUT_MS);
  afterAll(() => emulator.stop());

  describeDocumentStore(
    'FirestoreDocumentStore',
    () => {
      const store = openFirestoreDocumentStore({
        projectId: `test-${randomUUID()}`,
        emulatorHost: emulator.host,
      });
      return Promise.resolve({ store, cleanup: () => store.close() });
    },
    { numRuns: 20 },
  );
});
