import { audioFileSchema, voiceListSchema, type AudioFile } from '@elevendops/contract';
import { emulatorsAvailable, startFakeGcs } from '@elevendops/emulators';
import { parseBuffer } from 'music-metadata';
import { describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../__fixtures__/test-api.ts';

const { gcs: reason } = await emulatorsAvailable('gcs');
const JSON_TYPE = { 'content-type': 'application/json' };

function post(api: TestApi, path: string, json: object): Promise<Response> {
  const body = JSON.stringify(json);
  return fetch(`${api.url}${path}`, { method: 'POST', headers: JSON_TYPE, body });
}

async function speak(api: TestApi, script: string): Promise<AudioFile> {
  const voices = await fetch(`${api.url}/api/audio/voices/list`);
  const [first, second] = voiceListSchema.parse(await voices.json());
  const response = await post(api, '/api/audio/generate', {
    knowledge_id: 'none',
    script,
    voice_id: first?.voice_id,
    speaker2_voice_id: second?.voice_id,
  });
  expect(response.status).toBe(200);
  return audioFileSchema.parse(await response.json());
}

async function expectPlays(api: TestApi, audio: AudioFile): Promise<void> {
  const response = await fetch(new URL(audio.audio_url, api.url));
  expect(response.status).toBe(200);
  const mp3 = Buffer.from(await response.arrayBuffer());
  const { format } = await parseBuffer(mp3, { mimeType: 'audio/mpeg' });
  expect(format.duration).toBeCloseTo(audio.duration_seconds ?? 0, 1);
  const part = { headers: { range: 'bytes=-10' } };
  const last = await fetch(new URL(audio.audio_url, api.url), part);
  expect(last.status).toBe(206);
  expect(Buffer.from(await last.arrayBuffer()).equals(mp3.subarray(-10))).toBe(true);
}

describe('the audio of the composed API', () => {
  it('speaks a dialogue without a key, and plays it from a relative address [bug 26]', async () => {
    const api = await startTestApi();
    const audio = await speak(api, 'Doctor: Take one pill.\nPatient: 好的，謝謝醫師。');
    expect(audio.audio_url).toBe(`/api/storage/files/audio/${audio.audio_id}.mp3`);
    expect(audio.duration_seconds).toBeGreaterThan(1);
    await expectPlays(api, audio);
    await api.close();
  });

  it('leaves the paths below /api/audio that write scripts to them', async () => {
    const api = await startTestApi();
    const unknown = { knowledge_id: '00000000-0000-4000-8000-000000000000' };
    expect((await post(api, '/api/audio/generate-script', unknown)).status).toBe(404);
    const response = await fetch(`${api.url}/api/audio/generate-script`);
    expect(response.headers.get('allow')).toBe('POST');
    await api.close();
  });

  it('has no way into other files of the machine', async () => {
    const api = await startTestApi();
    for (const path of ['..%2f..%2fdocuments.sqlite', '%2e%2e/documents.sqlite', '.parts']) {
      expect((await fetch(`${api.url}/api/storage/files/${path}`)).status).toBe(404);
    }
    await api.close();
  });

  it.skipIf(reason !== null)(
    'keeps sounds in Cloud Storage, and says 503 in time while that is away [bug 21]',
    async () => {
      const emulator = await startFakeGcs();
      const api = await startTestApi({
        USE_GCS_EMULATOR: 'true',
        GCS_EMULATOR_HOST: emulator.url,
      });
      const audio = await speak(api, 'Take one pill a day.');
      expect(audio.audio_url).toBe(`/api/storage/files/audio/${audio.audio_id}.mp3`);
      await expectPlays(api, audio);

      emulator.pause();
      const started = performance.now();
      const away = await fetch(`${api.url}/api/audio/stream/${audio.audio_id}`);
      // A call without a limit would never end; a busy machine is late by seconds.
      expect(performance.now() - started).toBeLessThan(8_000);
      expect(away.status).toBe(503);
      expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
      emulator.resume();
      await expect
        .poll(async () => (await fetch(new URL(audio.audio_url, api.url))).status)
        .toBe(200);

      await fetch(`${api.url}/api/audio/${audio.audio_id}`, { method: 'DELETE' });
      await expect
        .poll(async () => (await fetch(new URL(audio.audio_url, api.url))).status)
        .toBe(404);
      await api.close();
      await emulator.stop();
    },
  );
});
