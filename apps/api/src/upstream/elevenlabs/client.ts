import type { Secret } from '@elevendops/config';
import { createUpstreamClient, type UpstreamClientOptions } from '../http-client.ts';
import type { UpstreamClient } from '../upstream-client.ts';

/** Where ElevenLabs is, and who we are there. */
export interface ElevenLabsAccount {
  readonly apiUrl: string;
  readonly apiKey: Secret;
}

/** What a client touches of the world. */
export type UpstreamEffects = Pick<
  UpstreamClientOptions,
  'fetch' | 'sleep' | 'now' | 'monotonicMs' | 'random'
>;

/** Calls ElevenLabs. Its refusals say by their status what they mean. */
export function createElevenLabsClient(
  { apiUrl, apiKey }: ElevenLabsAccount,
  effects: UpstreamEffects,
): UpstreamClient {
  return createUpstreamClient({
    ...effects,
    service: 'ElevenLabs',
    baseUrl: apiUrl,
    headers: { 'xi-api-key': apiKey },
  });
}
