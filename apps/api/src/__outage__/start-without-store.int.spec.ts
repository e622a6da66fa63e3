import {
  emulatorsAvailable,
  startFirestoreEmulator,
  startGate,
  type Emulator,
} from '@elevendops/emulators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiProcess } from '../__fixtures__/api-process.ts';
import { warmUpEmulator } from '../documents/__fixtures__/warm-up-emulator.ts';

const START_TIMEOUT_MS = 120_000;
// A call without a limit takes a minute; a busy machine is late by less than that.
const REPLY_LIMIT_MS = 8_000;
const { firestore } = await emulatorsAvailable('firestore');

describe.skipIf(firestore !== null)('the API whose Firestore is away from the start', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startFirestoreEmulator();
    await warmUpEmulator(emulator.host);
  }, START_TIMEOUT_MS);
  afterAll(() => emulator.stop());

  it.each(['refused', 'silent'] as const)(
    'starts, says so, answers 503, and serves as soon as it is there (%s)',
    async (state) => {
      const gate = await startGate(emulator.port);
      await gate.set(state);
      const api = await startApiProcess({
        env: { USE_FIRESTORE_EMULATOR: 'true', FIRESTORE_EMULATOR_HOST: gate.host },
      });
      const health = async () => (await fetch(`${api.url}/api/health`)).json();
      const firestoreIs = (status: string) => ({
        services: { firestore: { status, emulator: true, mock: false } },
      });
      expect(await health()).toMatchObject(firestoreIs('unhealthy'));
      expect((await fetch(`${api.url}/api/health/ready`)).status).toBe(503);

      const begun = performance.now();
      const list = () => fetch(`${api.url}/api/knowledge`);
      const refused = await list();
      expect(performance.now() - begun).toBeLessThan(REPLY_LIMIT_MS);
      expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '2']);
      expect(await refused.json()).toMatchObject({ error_code: 'STORE_UNAVAILABLE' });

      await gate.set('open');
      await expect.poll(async () => (await list()).status).toBe(200);
      await expect.poll(health).toMatchObject(firestoreIs('healthy'));
      await api.stop();
      await gate.close();
    },
    START_TIMEOUT_MS,
  );
});
