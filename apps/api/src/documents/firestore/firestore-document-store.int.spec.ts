import { emulatorsAvailable, startFirestoreEmulator, type Emulator } from '@elevendops/emulators';
import { afterAll, beforeAll, describe } from 'vitest';
import { describeDocumentStore } from '../document-store.contract.ts';
import { openEmulatorStore } from '../__fixtures__/open-emulator-store.ts';
import { warmUpEmulator } from '../__fixtures__/warm-up-emulator.ts';

const START_TIMEOUT_MS = 90_000;
const { firestore } = await emulatorsAvailable('firestore');

describe.skipIf(firestore !== null)('with the Firestore emulator', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startFirestoreEmulator();
    await warmUpEmulator(emulator.host);
  }, START_TIMEOUT_MS);
  afterAll(() => emulator.stop());

  describeDocumentStore(
    'FirestoreDocumentStore',
    async () => {
      const store = await openEmulatorStore(emulator.host);
      return { store, cleanup: () => store.close() };
    },
    { numRuns: 20 },
  );
});
