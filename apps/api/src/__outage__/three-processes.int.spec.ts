import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { emulatorsAvailable, startFirestoreEmulator, type Emulator } from '@elevendops/emulators';
import { startElevenLabs, type ElevenLabsStandIn } from '@elevendops/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiProcess, type ApiProcess } from '../__fixtures__/api-process.ts';
import { warmUpEmulator } from '../documents/__fixtures__/warm-up-emulator.ts';

const START_TIMEOUT_MS = 120_000;
const TEST_TIMEOUT_MS = 90_000;
const ASK_EVERY_MS = 100;
const UPLOAD = 'POST /v1/convai/knowledge-base/file';
const { firestore } = await emulatorsAvailable('firestore');

interface Document {
  readonly knowledge_id: string;
  readonly sync_status: string;
  readonly elevenlabs_document_id: string | null;
}

describe.skipIf(firestore !== null)('three API processes on one Firestore', () => {
  let emulator: Emulator;
  let elevenLabs: ElevenLabsStandIn;
  let processes: ApiProcess[];

  beforeAll(async () => {
    [emulator, elevenLabs] = await Promise.all([startFirestoreEmulator(), startElevenLabs()]);
    await warmUpEmulator(emulator.host);
    const env = {
      USE_FIRESTORE_EMULATOR: 'true',
      FIRESTORE_EMULATOR_HOST: emulator.host,
      GOOGLE_CLOUD_PROJECT: `test-${randomUUID()}`,
      USE_MOCK_ELEVENLABS: 'false',
      ELEVENLABS_API_KEY: elevenLabs.apiKey,
      ELEVENLABS_API_URL: elevenLabs.url,
    };
    processes = await Promise.all([1, 2, 3].map(() => startApiProcess({ env })));
  }, START_TIMEOUT_MS);

  afterAll(async () => {
    await Promise.all(processes.map((api) => api.stop()));
    await elevenLabs.close();
    await emulator.stop();
  }, START_TIMEOUT_MS);

  async function ask<T>(api: ApiProcess | undefined, path: string, body?: object): Promise<T> {
    const init = body && {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    };
    const response = await fetch(`${String(api?.url)}${path}`, init);
    expect(response.ok, `${path} ${String(response.status)}`).toBe(true);
    return (await response.json()) as T;
  }

  const uploads = () => elevenLabs.requests.filter(({ route }) => route === UPLOAD).length;

  async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await isTrue())) {
      await delay(ASK_EVERY_MS);
    }
  }

  it(
    'see what each of them writes',
    async () => {
      const [one, ...others] = processes;
      const made = await ask<Document>(one, '/api/knowledge', {
        disease_name: 'asthma',
        raw_content: '# Asthma\nBreathing.',
      });
      for (const other of others) {
        const path = `/api/knowledge/${made.knowledge_id}`;
        expect(await ask<Document>(other, path)).toMatchObject({ disease_name: 'asthma' });
        await until(async () => (await ask<Document>(other, path)).sync_status === 'completed');
      }
      expect(uploads()).toBe(1);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'keep one upload of a document whose holder is killed after it sent it and before it noted it',
    async () => {
      const [holder, ...others] = processes;
      const before = { uploads: uploads(), documents: elevenLabs.world.documents.size };
      // The upload is done, and the holder waits for an answer that never comes.
      elevenLabs.fail(UPLOAD, { kind: 'silent' });
      const { knowledge_id: id } = await ask<Document>(holder, '/api/knowledge', {
        disease_name: 'diabetes',
        raw_content: '# Diabetes\nSugar.',
      });
      await until(() => uploads() > before.uploads);
      await until(() => elevenLabs.world.documents.size > before.documents);
      await holder?.kill();
      processes = others;

      const [second, third] = others;
      const path = `/api/knowledge/${id}`;
      await until(async () => (await ask<Document>(second, path)).sync_status === 'completed');
      const synced = await ask<Document>(third, path);
      const kept = [...elevenLabs.world.documents.values()].filter(({ text }) =>
        text.includes('Sugar'),
      );
      expect(kept.map((document) => document.id)).toEqual([synced.elevenlabs_document_id]);
      expect(uploads()).toBe(before.uploads + 2);
    },
    TEST_TIMEOUT_MS,
  );

  it('count requests each by itself: a limit is one of the instance', async () => {
    const [one, other] = processes;
    const generate = async (api: ApiProcess | undefined) =>
      (
        await fetch(`${String(api?.url)}/api/audio/generate-script`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ knowledge_id: randomUUID() }),
        })
      ).status;
    const statuses: number[] = [];
    for (let n = 0; n < 11; n += 1) {
      statuses.push(await generate(one));
    }
    expect(statuses.at(-1)).toBe(429);
    expect(statuses.slice(0, -1)).not.toContain(429);
    expect(await generate(other)).not.toBe(429);
  });
});
