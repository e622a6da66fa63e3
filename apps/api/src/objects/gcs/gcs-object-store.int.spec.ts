import { setTimeout as delay } from 'node:timers/promises';
import { emulatorsAvailable, startFakeGcs } from '@elevendops/emulators';
import { describe } from 'vitest';
import { describeObjectStore } from '../object-store.contract.ts';
import { openGcsObjectStore } from './open-gcs-object-store.ts';

const { gcs: reason } = await emulatorsAvailable('gcs');

describe.skipIf(reason !== null)('with fake-gcs-server', () => {
  describeObjectStore(
    'GcsObjectStore',
    async () => {
      const emulator = await startFakeGcs({ buckets: ['bucket'] });
      const store = await openGcsObjectStore({
        bucket: 'bucket',
        emulatorUrl: emulator.url,
        projectId: null,
        keyFilename: null,
        fetch,
        now: () => new Date(),
        sleep: (milliseconds, signal) =>
          delay(milliseconds, undefined, { signal }).catch(() => undefined),
      });
      return { store, cleanup: () => emulator.stop() };
    },
    { numRuns: 25 },
  );
});
