import { agentSchema, audioFileSchema } from '@elevendops/contract';
import type { Emulator } from '@elevendops/emulators';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal } from './api-caller.ts';
import { newAgent, UNKNOWN_ID, type ContractContext } from './contract-context.ts';

/** The stores of a system, once they run. */
export interface PausableStores {
  readonly firestore: () => Emulator;
  readonly gcs: () => Emulator;
}

// A call without a limit takes a minute; a busy machine is late by less than that.
const REPLY_LIMIT_MS = 10_000;

/** What is answered while a store is away: 503 in time, never an empty list and never a 404. */
export function describeOutage({ api }: ContractContext, stores: PausableStores): void {
  let [agentId, audioId] = ['', ''];
  beforeAll(async () => {
    agentId = agentSchema.parse(await newAgent({ api })).agent_id;
    const sent = { knowledge_id: 'x', script: 'Rest.', voice_id: '' };
    const spoken = await api.post('/api/audio/generate', sent);
    audioId = audioFileSchema.parse(spoken.json).audio_id;
  });
  afterEach(async () => {
    stores.firestore().resume();
    stores.gcs().resume();
    await expect.poll(async () => (await api.get('/api/agent')).status).toBe(200);
  });

  async function expectAway(method: string, path: string, json?: unknown): Promise<void> {
    const begun = performance.now();
    const reply = await api.call(method, path, { json });
    expect(performance.now() - begun).toBeLessThan(REPLY_LIMIT_MS);
    const { retryable } = expectRefusal(reply, 503, 'STORE_UNAVAILABLE');
    expect(retryable).toBe(true);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
  }

  describe('while Firestore does not answer', () => {
    it('[bug 2] [bug 21] every route says 503, in time and with Retry-After', async () => {
      stores.firestore().pause();
      for (const path of [
        '/api/knowledge',
        `/api/knowledge/${UNKNOWN_ID}`,
        '/api/templates',
        '/api/audio/list',
        `/api/audio/stream/${UNKNOWN_ID}`,
        '/api/agent',
        `/api/agent/${agentId}`,
        `/api/patient/session/${UNKNOWN_ID}`,
        '/api/conversations?requires_attention_only=true',
        '/api/conversations/statistics',
        `/api/conversations/${UNKNOWN_ID}`,
        '/api/dashboard/stats',
        '/api/debug/sessions',
      ]) {
        await expectAway('GET', path);
      }
      await expectAway('POST', '/api/knowledge', { disease_name: 'Flu', raw_content: 'Rest.' });
      await expectAway('DELETE', `/api/agent/${agentId}`);
      expect((await api.get('/api/health')).status).toBe(200);
      await expect
        .poll(async () => (await api.get('/api/health/ready')).status, { timeout: 15_000 })
        .toBe(503);
      const report = (await api.get('/api/health')).json;
      expect(report).toMatchObject({
        status: 'unhealthy',
        services: { firestore: { status: 'unhealthy', error: expect.any(String) } },
      });
    }, 60_000);
  });

  describe('while Cloud Storage does not answer', () => {
    it('[bug 21] sounds are 503, in time and with Retry-After', async () => {
      stores.gcs().pause();
      await expectAway('GET', `/api/audio/stream/${audioId}`);
    });
  });
}
