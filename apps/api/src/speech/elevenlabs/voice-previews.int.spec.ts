import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startElevenLabsWorld,
  type ElevenLabsWorld,
} from '../../upstream/elevenlabs/__fixtures__/elevenlabs-world.ts';
import { createElevenLabsPreviews } from './index.ts';

const { signal: NEVER } = new AbortController();
let world: ElevenLabsWorld;
beforeAll(async () => {
  world = await startElevenLabsWorld();
});
afterAll(() => world.close());

const previews = (apiUrl = world.standIn.url) =>
  createElevenLabsPreviews({
    client: world.client,
    apiUrl,
    effects: { sleep: world.sleep, now: () => new Date(), monotonicMs: () => performance.now() },
  });

describe('createElevenLabsPreviews', () => {
  it('fetches the preview of a voice, without the key, which is for the API alone', async () => {
    const mp3 = await previews().make('voice-rachel', NEVER);
    expect(Buffer.from(mp3 ?? []).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfb]));
    const fetched = world.standIn.requests.at(-1);
    expect(fetched?.path).toBe('/previews/voice-rachel.mp3');
    expect(fetched?.headers).not.toHaveProperty('xi-api-key');
  });

  it.each(['nobody', 'voice-mute'])('has none of "%s"', async (voiceId) => {
    const [voice] = world.standIn.world.voices;
    if (voice !== undefined) {
      world.standIn.world.voices.push({ ...voice, voice_id: 'voice-mute', preview_url: null });
    }
    expect(await previews().make(voiceId, NEVER)).toBeNull();
  });

  it('follows no address that is not encrypted, where the service is', async () => {
    const made = previews('https://api.elevenlabs.io').make('voice-rachel', NEVER);
    await expect(made).rejects.toMatchObject({ failure: 'error' });
  });

  it('tells when ElevenLabs is away', async () => {
    world.standIn.fail('GET /v1/voices/:voiceId', { kind: 'status', status: 500 }, 10);
    await expect(previews().make('voice-rachel', NEVER)).rejects.toMatchObject({
      failure: 'error',
      retryable: true,
    });
    world.standIn.heal();
  });
});
