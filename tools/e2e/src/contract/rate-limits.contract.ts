import { describe, expect, it } from 'vitest';
import { expectRefusal } from './api-caller.ts';
import { UNKNOWN_ID, uniqueName, type ContractContext } from './contract-context.ts';

/** The routes that cost money, and how often one address may ask for each in a minute. */
const LIMITED = [
  ['POST', '/api/audio/generate-script', 10],
  ['POST', '/api/audio/generate-script-stream', 10],
  ['POST', '/api/audio/generate', 10],
  ['POST', '/api/agent', 20],
  ['PUT', `/api/agent/${UNKNOWN_ID}`, 20],
  ['POST', `/api/agent/${UNKNOWN_ID}/sync`, 20],
  ['POST', '/api/patient/session', 20],
  ['POST', `/api/patient/session/${UNKNOWN_ID}/message`, 60],
  ['POST', '/api/debug/script-generation', 10],
] as const;

/** A valid request of each, that is refused for another reason wherever there is one. */
const BODIES: Readonly<Record<string, unknown>> = {
  '/api/audio/generate-script': { knowledge_id: UNKNOWN_ID },
  '/api/audio/generate-script-stream': { knowledge_id: UNKNOWN_ID },
  '/api/patient/session': { patient_id: 'A1', agent_id: UNKNOWN_ID },
  [`/api/patient/session/${UNKNOWN_ID}/message`]: { message: 'Hello' },
  [`/api/agent/${UNKNOWN_ID}`]: {},
};

/** How often one may ask. */
export function describeRateLimits({ api }: ContractContext): void {
  const from = (address: string) => ({ 'x-forwarded-for': address });

  describe('a limit', () => {
    it.each(LIMITED)('[bug 20] of %s %s is %i a minute, as its replies say', async (...row) => {
      const [method, path, limit] = row;
      const json = BODIES[path] ?? {};
      const { headers } = await api.call(method, path, { json });
      expect(headers.get('ratelimit-policy')).toMatch(
        new RegExp(`; q=${String(limit)}; w=60(;|$)`),
      );
      expect(headers.get('ratelimit')).toMatch(/; r=\d+; t=\d+$/);
    });

    it('[bug 20] that is reached says 429 in the envelope, and when to come back', async () => {
      const headers = from('198.51.100.7');
      const json = { knowledge_id: UNKNOWN_ID };
      const path = '/api/audio/generate-script';
      for (let number = 1; number <= 10; number += 1) {
        const reply = await api.call('POST', path, { json, headers });
        expectRefusal(reply, 404, 'NOT_FOUND');
      }
      const refused = await api.call('POST', path, { json, headers });
      const { detail, retryable } = expectRefusal(refused, 429, 'RATE_LIMITED');
      expect(detail).toMatch(/^Rate limit exceeded: 10 per 1 minute/);
      expect(retryable).toBe(true);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
      const other = await api.call('POST', path, { json, headers: from('198.51.100.8') });
      expect(other.status).toBe(404);
    });

    it('[bug 20] is not multiplied by ids in the path', async () => {
      const headers = from('198.51.100.9');
      const statuses = new Set<number>();
      for (let number = 1; number <= 21; number += 1) {
        const path = `/api/agent/${UNKNOWN_ID.replace(/^00/, String(number + 10))}/sync`;
        statuses.add((await api.call('POST', path, { headers })).status);
      }
      expect([...statuses]).toEqual([404, 429]);
    });

    it('is not used up by requests that are not valid', async () => {
      const headers = from('198.51.100.10');
      const path = '/api/audio/generate-script';
      for (let number = 1; number <= 15; number += 1) {
        expect((await api.call('POST', path, { json: {}, headers })).status).toBe(422);
      }
      const json = { knowledge_id: UNKNOWN_ID };
      expect((await api.call('POST', path, { json, headers })).status).toBe(404);
    });

    it('does not hold for what costs nothing', async () => {
      const headers = from('198.51.100.11');
      for (let number = 1; number <= 70; number += 1) {
        const path = `/api/audio/list?knowledge_id=${uniqueName()}&limit=1`;
        expect((await api.call('GET', path, { headers })).status).toBe(200);
      }
    });
  });
}
