import { setTimeout as delay } from 'node:timers/promises';
import { Secret } from '@elevendops/config';
import { createUpstreamClient, type UpstreamClientOptions } from '../http-client.ts';
import type { UpstreamClient } from '../upstream-client.ts';

/** The key that a {@link testClient} sends; nothing may ever show it. */
export const TEST_KEY = 'CANARY-key-4711';

/** A client of real time, except that pauses between attempts only take note of themselves. */
export function testClient(
  baseUrl: string,
  options: Partial<UpstreamClientOptions> = {},
): UpstreamClient & { readonly pausesMs: readonly number[] } {
  const pausesMs: number[] = [];
  const deadlines = [options.deadlineMs ?? 30_000, options.idleMs ?? 60_000];
  const client = createUpstreamClient({
    service: 'ElevenLabs',
    baseUrl,
    headers: { 'xi-api-key': new Secret(TEST_KEY) },
    now: () => new Date('2026-01-01T00:00:00Z'),
    monotonicMs: () => performance.now(),
    random: () => 1,
    async sleep(milliseconds, signal) {
      if (deadlines.includes(milliseconds)) {
        await delay(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
      } else {
        pausesMs.push(milliseconds);
      }
    },
    ...options,
  });
  return { ...client, pausesMs };
}
