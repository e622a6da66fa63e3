import { setTimeout as delay } from 'node:timers/promises';
import { Secret } from '@elevendops/config';
import { startElevenLabs, type ElevenLabsStandIn } from '@elevendops/testing';
import type { Sleep, UpstreamClient } from '../../index.ts';
import { createElevenLabsClient } from '../client.ts';

/** A stand-in of ElevenLabs, and the client that talks to it. */
export interface ElevenLabsWorld {
  readonly standIn: ElevenLabsStandIn;
  readonly client: UpstreamClient;
  readonly sleep: Sleep;
  close(): Promise<void>;
}

/** Starts an {@link ElevenLabsWorld}; pauses between attempts are short. */
export async function startElevenLabsWorld(): Promise<ElevenLabsWorld> {
  const standIn = await startElevenLabs();
  standIn.manners.greetingDelayMs = 5;
  const sleep: Sleep = (milliseconds, signal) =>
    delay(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
  const client = createElevenLabsClient(
    { apiUrl: standIn.url, apiKey: new Secret(standIn.apiKey) },
    {
      sleep,
      now: () => new Date(),
      monotonicMs: () => performance.now(),
      random: () => 0,
    },
  );
  return { standIn, client, sleep, close: () => standIn.close() };
}
