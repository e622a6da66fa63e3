import {
  emulatorEnvironment,
  emulatorsAvailable,
  startFakeGcs,
  startFirestoreEmulator,
  type Emulator,
} from '@elevendops/emulators';
import { afterAll, beforeAll, describe } from 'vitest';
import { describeContract } from './describe-contract.ts';
import { describeOutage } from './outage.contract.ts';
import { startBuiltApi } from './start-built-api.ts';

const BUCKET = 'contract';
const START_TIMEOUT_MS = 120_000;

const { firestore: noFirestore, gcs: noGcs } = await emulatorsAvailable('firestore', 'gcs');

describe.skipIf((noFirestore ?? noGcs) !== null)('on emulators', () => {
  let [firestore, gcs]: [Emulator?, Emulator?] = [];
  beforeAll(async () => {
    [firestore, gcs] = await Promise.all([
      startFirestoreEmulator(),
      startFakeGcs({ buckets: [BUCKET] }),
    ]);
  }, START_TIMEOUT_MS);
  afterAll(() => Promise.all([firestore?.stop(), gcs?.stop()]));

  function started(emulator: Emulator | undefined): Emulator {
    if (emulator === undefined) {
      throw new Error('The emulators do not run.');
    }
    return emulator;
  }

  describeContract(
    'emulators',
    () =>
      startBuiltApi({
        APP_ENV: 'staging',
        GOOGLE_CLOUD_PROJECT: 'contract',
        USE_MOCK_ELEVENLABS: 'true',
        ...emulatorEnvironment({
          firestoreHost: started(firestore).host,
          gcsUrl: started(gcs).url,
          bucket: BUCKET,
        }),
      }),
    {
      outages: (context) => {
        const stores = { firestore: () => started(firestore), gcs: () => started(gcs) };
        describeOutage(context, stores);
      },
    },
  );
});
