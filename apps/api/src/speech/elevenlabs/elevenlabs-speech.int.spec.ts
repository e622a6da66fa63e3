import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  startElevenLabsWorld,
  type ElevenLabsWorld,
} from '../../upstream/elevenlabs/__fixtures__/elevenlabs-world.ts';
import { describeSpeech } from '../speech.contract.ts';
import { createElevenLabsSpeech, createElevenLabsVoices } from './index.ts';

describeSpeech('createElevenLabsSpeech', async () => {
  const world = await startElevenLabsWorld();
  return {
    speech: createElevenLabsSpeech(world.client),
    voices: createElevenLabsVoices(world.client),
    cleanup: () => world.close(),
  };
});

const { signal: NEVER } = new AbortController();
const ROUTE = 'POST /v1/text-to-speech/:voiceId';

let world: ElevenLabsWorld;
beforeAll(async () => {
  world = await startElevenLabsWorld();
});
beforeEach(() => {
  world.standIn.heal();
});
afterAll(() => world.close());

const speak = (request: { readonly voiceId?: string; readonly languageCode?: string } = {}) =>
  createElevenLabsSpeech(world.client).synthesize(
    { text: 'Hello', voiceId: 'voice-rachel', ...request },
    NEVER,
  );

describe('createElevenLabsSpeech', () => {
  it('asks for the model and the format that joined parts need, and for a language without its region', async () => {
    await speak({ languageCode: 'zh-TW' });
    const request = world.standIn.requests.at(-1);
    expect(request?.query.get('output_format')).toBe('mp3_44100_128');
    expect(request?.body).toEqual({ text: 'Hello', model_id: 'eleven_v3', language_code: 'zh' });
  });

  it('does not send the neighbouring texts, which the model refuses', async () => {
    const audio = await createElevenLabsSpeech(world.client).synthesize(
      { text: 'b', voiceId: 'voice-lin', previousText: 'a', nextText: 'c' },
      NEVER,
    );
    expect(audio.length).toBeGreaterThan(0);
  });

  it('[bug 18] tries again what may succeed later', async () => {
    world.standIn.fail(ROUTE, { kind: 'status', status: 500 });
    world.standIn.fail(ROUTE, { kind: 'cut' });
    expect((await speak()).length).toBeGreaterThan(0);
  });

  it.each([
    [{ voiceId: 'nobody' }, 'rejected'],
    [{ voiceId: '' }, 'rejected'],
    [{ voiceId: '../voices' }, 'rejected'],
  ])('rejects %j', async (request, failure) => {
    await expect(speak(request)).rejects.toMatchObject({ failure });
  });

  it('does not take for speech what is none', async () => {
    world.standIn.fail(ROUTE, { kind: 'malformed' });
    await expect(speak()).rejects.toMatchObject({ failure: 'error' });
  });
});

describe('createElevenLabsVoices', () => {
  const list = () => createElevenLabsVoices(world.client).list(NEVER);

  it('[bug 17] tells the languages of each voice', async () => {
    const [rachel, lin] = await list();
    expect(rachel).toEqual({
      voiceId: 'voice-rachel',
      name: 'Rachel',
      description: 'Rachel speaks calmly.',
      previewUrl: '/api/audio/voices/voice-rachel/preview',
      languages: ['en', 'en-US', 'zh', 'zh-TW'],
    });
    expect(lin?.languages).toEqual(['zh', 'zh-TW', 'ja', 'ja-JP']);
  });

  it('reads all pages', async () => {
    const { voices } = world.standIn.world;
    const [first] = voices;
    for (let i = 0; first !== undefined && i < 250; i++) {
      voices.push({ ...first, voice_id: `voice-${String(i)}` });
    }
    const before = world.standIn.requests.length;
    const listed = await list();
    expect(new Set(listed.map(({ voiceId }) => voiceId)).size).toBe(252);
    expect(world.standIn.requests.length - before).toBe(3);
    voices.length = 2;
  });

  it('does not go round in circles when the pages do', async () => {
    const page = { voices: [], has_more: true, next_page_token: 'same' };
    world.standIn.fail('GET /v2/voices', { kind: 'status', status: 200, body: page }, Infinity);
    await expect(list()).rejects.toMatchObject({ failure: 'error' });
  });
});
