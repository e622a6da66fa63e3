import { audioFileSchema, audioListSchema } from '@elevendops/contract';
import { describe, expect, it } from 'vitest';
import { StoreUnavailableError, type DocumentStore } from '../documents/index.ts';
import type { ObjectStore } from '../objects/index.ts';
import { startAudioBench, type AudioBench } from './__fixtures__/audio-bench.ts';

const KEY = 'audio/00000000-0000-4000-8000-000000000001.mp3';
const KEEP_WITHIN_MS = 600_000;
const away = () => new StoreUnavailableError('away', { retryAfterSeconds: 1 });

function generate(on: AudioBench): Promise<Response> {
  return fetch(`${on.url}/generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ knowledge_id: 'k', script: 'Hello.', voice_id: 'v' }),
  });
}
async function total(on: AudioBench): Promise<number> {
  return audioListSchema.parse(await (await fetch(`${on.url}/list`)).json()).total_count;
}
/** Objects that wait for their removal. */
function noted(on: AudioBench): Promise<number> {
  return on.documents.count('object_removals');
}

describe('an audio file and its sound', () => {
  it('leave nothing on the list of removals once both are there', async () => {
    const on = await startAudioBench();
    audioFileSchema.parse(await (await generate(on)).json());
    expect(await noted(on)).toBe(0);
    on.pass(2 * KEEP_WITHIN_MS);
    await on.remover.stop();
    expect(await on.objects.stat(KEY)).not.toBeNull();
    await on.close();
  });

  it('are both gone when the record cannot be written: 503, no sound without a record', async () => {
    let fails = false;
    const on = await startAudioBench({
      documents: (real): DocumentStore => ({
        ...withMethods(real),
        transaction: (work) => {
          const isRecord = fails;
          fails = false;
          return isRecord ? Promise.reject(away()) : real.transaction(work);
        },
      }),
    });
    fails = true;
    const response = await generate(on);
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    await expect.poll(() => noted(on)).toBe(0);
    expect(await on.objects.stat(KEY)).toBeNull();
    expect(await total(on)).toBe(0);
    await on.close();
  });

  it('both stay when the record was written although its write reported a failure', async () => {
    let fails = true;
    const on = await startAudioBench({
      documents: (real): DocumentStore => ({
        ...withMethods(real),
        async transaction(work) {
          const result = await real.transaction(work);
          if (fails) {
            fails = false;
            throw away();
          }
          return result;
        },
      }),
    });
    expect((await generate(on)).status).toBe(503);
    on.pass(2 * KEEP_WITHIN_MS);
    expect(await noted(on)).toBe(0);
    expect(await total(on)).toBe(1);
    expect(await on.objects.stat(KEY)).not.toBeNull();
    await on.close();
  });

  it('are not listed while the sound is being written, nor when that fails', async () => {
    const seen: number[] = [];
    let bench = undefined as AudioBench | undefined;
    const on = await startAudioBench({
      objects: (real): ObjectStore => ({
        ...real,
        async put(key, body, options) {
          seen.push(bench === undefined ? -1 : await total(bench));
          // The outcome is unknown to the caller, and the object lands.
          await real.put(key, body, options);
          throw away();
        },
      }),
    });
    bench = on;
    expect((await generate(on)).status).toBe(503);
    expect(seen).toEqual([0]);
    expect(await total(on)).toBe(0);
    expect(await noted(on)).toBe(1);
    on.pass(KEEP_WITHIN_MS);
    await expect.poll(() => noted(on)).toBe(0);
    expect(await on.objects.stat(KEY)).toBeNull();
    await on.close();
  });

  it('leave no sound behind when the process dies in between: another removes it', async () => {
    const on = await startAudioBench();
    await on.removals.note(KEY, new Date(Date.parse('2026-03-04T05:06:07Z') + KEEP_WITHIN_MS));
    await on.objects.put(KEY, Buffer.from('sound'), { contentType: 'audio/mpeg' });
    on.pass(KEEP_WITHIN_MS / 2);
    expect(await on.objects.stat(KEY)).not.toBeNull();
    on.pass(KEEP_WITHIN_MS);
    await expect.poll(() => noted(on)).toBe(0);
    expect(await on.objects.stat(KEY)).toBeNull();
    await on.close();
  });

  it('refuse a record that comes when its sound is already being removed', async () => {
    let bench = undefined as AudioBench | undefined;
    const on = await startAudioBench({
      objects: (real): ObjectStore => ({
        ...real,
        async put(key, body, options) {
          const info = await real.put(key, body, options);
          bench?.pass(2 * KEEP_WITHIN_MS);
          await expect.poll(() => real.stat(key)).toBeNull();
          return info;
        },
      }),
    });
    bench = on;
    expect((await generate(on)).status).toBe(503);
    expect(await total(on)).toBe(0);
    await on.close();
  });

  it('are both gone after a deletion, also when the object store is away for a while', async () => {
    let isAway = true;
    const on = await startAudioBench({
      objects: (real): ObjectStore => ({
        ...real,
        delete: (key) => (isAway ? Promise.reject(away()) : real.delete(key)),
      }),
    });
    const { audio_id: id } = audioFileSchema.parse(await (await generate(on)).json());
    expect((await fetch(`${on.url}/${id}`, { method: 'DELETE' })).status).toBe(200);
    expect(await total(on)).toBe(0);
    await expect.poll(() => on.log.join('')).toContain('could not be removed yet');
    expect(await on.objects.stat(KEY)).not.toBeNull();
    isAway = false;
    on.pass(3_600_000);
    await expect.poll(() => noted(on)).toBe(0);
    expect(await on.objects.stat(KEY)).toBeNull();
    await on.close();
  });

  it('play through the API while the store cannot sign addresses', async () => {
    const on = await startAudioBench({
      objects: (real): ObjectStore => ({ ...real, url: () => Promise.reject(away()) }),
    });
    const audio = audioFileSchema.parse(await (await generate(on)).json());
    expect(audio.audio_url).toBe(`/api/audio/stream/${audio.audio_id}`);
    const played = await fetch(new URL(audio.audio_url, on.url));
    expect(played.headers.get('content-type')).toBe('audio/mpeg');
    await played.arrayBuffer();
    expect(on.log.filter((line) => line.includes('sent through the API'))).toHaveLength(1);
    await on.close();
  });
});

/** The methods of a store that is made by a class. */
function withMethods(real: DocumentStore): DocumentStore {
  return {
    get: (...args) => real.get(...args),
    create: (...args) => real.create(...args),
    set: (...args) => real.set(...args),
    delete: (...args) => real.delete(...args),
    query: (...args) => real.query(...args),
    count: (...args) => real.count(...args),
    aggregate: (...args) => real.aggregate(...args),
    transaction: (work) => real.transaction(work),
    check: (signal) => real.check(signal),
    close: () => real.close(),
  };
}
