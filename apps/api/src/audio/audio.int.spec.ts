import {
  audioFileSchema,
  audioListSchema,
  errorEnvelopeSchema,
  voiceListSchema,
  type AudioFile,
  type AudioList,
} from '@elevendops/contract';
import { parseBuffer } from 'music-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UpstreamError } from '../upstream/index.ts';
import { startAudioBench, type AudioBench } from './__fixtures__/audio-bench.ts';
import { never } from './__fixtures__/fake-speech.ts';
import { sampleMp3 } from './__fixtures__/sample-mp3.ts';

const UNKNOWN_ID = '00000000-0000-4000-8000-00000000ffff';
const body = { knowledge_id: 'known', script: 'Doctor: Hello.\nPatient: Hi.', voice_id: 'v1' };

let bench: AudioBench;
beforeAll(async () => {
  bench = await startAudioBench();
});
afterAll(() => bench.close());

function send(method: string, path: string, json?: unknown, on = bench): Promise<Response> {
  return fetch(`${on.url}${path}`, {
    method,
    ...(json === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) }),
  });
}
async function generate(changes: object = {}, on = bench): Promise<AudioFile> {
  const response = await send('POST', '/generate', { ...body, ...changes }, on);
  expect(response.status).toBe(200);
  return audioFileSchema.parse(await response.json());
}
async function list(query: string, on = bench): Promise<AudioList> {
  return audioListSchema.parse(await (await send('GET', query, undefined, on)).json());
}
async function errorOf(response: Response) {
  return errorEnvelopeSchema.parse(await response.json());
}
/** Each test has the quota of an address of its own, as rate limits count by address. */
async function withBench(
  use: (on: AudioBench) => Promise<void>,
  options: Parameters<typeof startAudioBench>[0] = {},
): Promise<void> {
  const on = await startAudioBench(options);
  try {
    await use(on);
  } finally {
    await on.close();
  }
}

describe('POST /api/audio/generate', () => {
  it('replies with an audio file that plays, its duration measured [bug 8] [bug 16] [bug 26]', async () => {
    const audio = await generate({ speaker2_voice_id: 'v2', extra: 'ignored' });
    expect(audio).toMatchObject({
      knowledge_id: 'known',
      voice_id: 'v1',
      speaker2_voice_id: 'v2',
      script: body.script,
      doctor_id: 'default_doctor',
      name: 'Diabetes - 2026-03-04 05:06',
      description: '',
    });
    expect(audio.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(audio.audio_url).toBe(`/api/storage/files/audio/${audio.audio_id}.mp3`);
    const played = await fetch(new URL(audio.audio_url, bench.url));
    expect(played.headers.get('content-type')).toBe('audio/mpeg');
    const mp3 = Buffer.from(await played.arrayBuffer());
    const { format } = await parseBuffer(mp3, { mimeType: 'audio/mpeg' });
    expect(format.duration).toBeCloseTo(audio.duration_seconds ?? 0, 2);
    expect(bench.speech.requests.map(({ voiceId, text }) => [voiceId, text])).toEqual([
      ['v1', 'Hello.'],
      ['v2', 'Hi.'],
    ]);
  });

  it('takes names and descriptions, a document that does not exist and no voice', async () => {
    const named = await generate({ name: '糖尿病', description: 'For relatives', doctor_id: 'dr' });
    expect(named).toMatchObject({ name: '糖尿病', description: 'For relatives', doctor_id: 'dr' });
    const plain = await generate({
      knowledge_id: 'none',
      name: '',
      voice_id: '',
      description: null,
    });
    expect(plain.name).toMatch(/^Audio - /);
    expect(plain).toMatchObject({ voice_id: 'default-voice', description: '' });
  });

  it.each([
    [{ script: '' }, 'string_too_short'],
    [{ script: 'x'.repeat(50_001) }, 'string_too_long'],
    [{ script: 5 }, 'string_type'],
    [{ script: undefined }, 'missing'],
    [{ voice_id: undefined }, 'missing'],
    [{ knowledge_id: null }, 'string_type'],
    [{ name: 'x'.repeat(201) }, 'string_too_long'],
    [{ description: 'x'.repeat(1_001) }, 'string_too_long'],
  ])('refuses %j with 422', async (changes, type) => {
    const response = await send('POST', '/generate', { ...body, ...changes });
    expect(response.status).toBe(422);
    expect((await errorOf(response)).detail).toMatchObject([{ type }]);
  });

  it('refuses a script without words', async () => {
    const response = await send('POST', '/generate', { ...body, script: 'Doctor: [pause]' });
    expect(response.status).toBe(422);
    expect(await errorOf(response)).toMatchObject({ error_code: 'VALIDATION_ERROR' });
  });

  it('allows ten a minute, and says so [bug 20]', async () => {
    await withBench(async (on) => {
      for (let count = 0; count < 10; count += 1) {
        await generate({}, on);
      }
      const invalid = await send('POST', '/generate', {}, on);
      expect(invalid.status).toBe(429);
      expect(Number(invalid.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await errorOf(invalid)).toMatchObject({ error_code: 'RATE_LIMITED' });
    });
  });

  it.each([
    ['rate-limit', 429, 'UPSTREAM_RATE_LIMIT'],
    ['auth', 502, 'UPSTREAM_AUTH'],
    ['rejected', 400, 'UPSTREAM_REJECTED'],
    ['error', 502, 'UPSTREAM_ERROR'],
    ['unreachable', 503, 'UPSTREAM_UNREACHABLE'],
    ['timeout', 504, 'UPSTREAM_TIMEOUT'],
  ] as const)('passes on what kind of failure %s is [bug 19]', async (failure, status, code) => {
    await withBench(async (on) => {
      on.speech.answer = () =>
        Promise.reject(new UpstreamError('What to do.', { service: 'ElevenLabs', failure }));
      const response = await send('POST', '/generate', body, on);
      expect(response.status).toBe(status);
      expect(await errorOf(response)).toMatchObject({ error_code: code, detail: 'What to do.' });
      expect((await list('/list', on)).total_count).toBe(0);
    });
  });

  it('replies 502 to sound that is none', async () => {
    await withBench(async (on) => {
      on.speech.answer = () => Promise.resolve(Buffer.from('nonsense'));
      const response = await send('POST', '/generate', body, on);
      expect(response.status).toBe(502);
      expect(await errorOf(response)).toMatchObject({ error_code: 'UPSTREAM_ERROR' });
    });
  });

  it('calls the speech off when the caller leaves, and keeps nothing', async () => {
    await withBench(async (on) => {
      const begun = Promise.withResolvers<AbortSignal>();
      on.speech.answer = (_request, signal) => {
        begun.resolve(signal);
        return never(signal);
      };
      const leaving = new AbortController();
      const request = fetch(`${on.url}/generate`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: leaving.signal,
      });
      const signal = await begun.promise;
      const calledOff = new Promise((resolve) => {
        signal.addEventListener('abort', resolve);
      });
      leaving.abort();
      await expect(request).rejects.toThrow();
      await calledOff;
      expect((await list('/list', on)).total_count).toBe(0);
      expect(on.log.filter((line) => line.includes('"ERROR"'))).toEqual([]);
    });
  });

  it('replies 503 to who waits when the process stops', async () => {
    await withBench(async (on) => {
      on.speech.answer = (_request, signal) => never(signal);
      const waiting = send('POST', '/generate', body, on);
      await expect.poll(() => on.speech.requests.length).toBeGreaterThan(0);
      on.stopping.abort(
        new UpstreamError('stopping', { service: 'ElevenLabs', failure: 'unreachable' }),
      );
      expect((await waiting).status).toBe(503);
    });
  });

  it('speaks a few scripts at a time, and tells others to come back', async () => {
    await withBench(async (on) => {
      const gate = Promise.withResolvers<undefined>();
      on.speech.answer = () => gate.promise.then(() => sampleMp3());
      const waiting = Array.from({ length: 6 }, () => send('POST', '/generate', body, on));
      await expect.poll(() => on.speech.requests.length).toBe(6);
      const refused = await send('POST', '/generate', body, on);
      expect(refused.status).toBe(503);
      expect(await errorOf(refused)).toMatchObject({ error_code: 'BUSY', retryable: true });
      gate.resolve(undefined);
      for (const response of await Promise.all(waiting)) {
        expect(response.status).toBe(200);
      }
      await generate({}, on);
    });
  });
});

describe('GET /api/audio/list and /api/audio/{knowledge_id}', () => {
  it('filters, counts and pages, newest first [bug 24]', async () => {
    await withBench(async (on) => {
      const made: AudioFile[] = [];
      for (let number = 0; number < 9; number += 1) {
        const knowledge_id = `k${String(number % 2)}`;
        made.unshift(await generate({ knowledge_id, doctor_id: `d${String(number % 3)}` }, on));
      }
      const cases: [string, (audio: AudioFile) => boolean][] = [
        ['/list?', () => true],
        ['/list?knowledge_id=k1', (audio) => audio.knowledge_id === 'k1'],
        ['/list?doctor_id=d2', (audio) => audio.doctor_id === 'd2'],
        [
          '/list?knowledge_id=k0&doctor_id=d0',
          (audio) => audio.knowledge_id === 'k0' && audio.doctor_id === 'd0',
        ],
        ['/list?knowledge_id=nothing', () => false],
        ['/k1?', (audio) => audio.knowledge_id === 'k1'],
        ['/nothing?', () => false],
      ];
      for (const [query, fits] of cases) {
        const expected = made.filter(fits);
        for (const limit of [1, 2, 100]) {
          const seen: AudioFile[] = [];
          let cursor: string | null = null;
          do {
            const next: string = cursor === null ? '' : `&cursor=${cursor}`;
            const page: AudioList = await list(`${query}&limit=${String(limit)}${next}`, on);
            expect(page.total_count).toBe(expected.length);
            expect(page.audio_files.length).toBeLessThanOrEqual(limit);
            seen.push(...page.audio_files);
            cursor = page.next_cursor;
          } while (cursor !== null);
          expect(seen).toEqual(expected);
        }
      }
    });
  });

  it('ends a page early when its scripts are long, and loses none [bug 24]', async () => {
    await withBench(async (on) => {
      const script = '病'.repeat(50_000);
      for (let number = 0; number < 24; number += 1) {
        const audio_id = `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`;
        await on.documents.set('audio_files', audio_id, {
          ...{ audio_id, script, audio_url: `audio/${audio_id}.mp3`, knowledge_id: 'k' },
          ...{ voice_id: 'v', speaker2_voice_id: null, duration_seconds: 1, doctor_id: 'd' },
          ...{ name: 'n', description: '', created_at: new Date(number).toISOString() },
        });
      }
      const first = await list('/list', on);
      expect(first.audio_files).toHaveLength(20);
      const second = await list(`/list?cursor=${first.next_cursor ?? ''}`, on);
      expect(second.audio_files).toHaveLength(4);
      expect(second.next_cursor).toBeNull();
    });
  });

  it('replies 422 to a cursor or limit that is none', async () => {
    const long = 'x'.repeat(201);
    const queries = ['/list?cursor=x', '/list?limit=0', '/list?limit=501', '/k?limit=x'];
    for (const query of [...queries, `/${long}`, `/list?doctor_id=${long}`]) {
      expect((await send('GET', query)).status).toBe(422);
    }
  });
});

describe('GET and HEAD /api/audio/stream/{audio_id}', () => {
  it('sends the sound whole or in parts, with its length and ETag [bug 5]', async () => {
    const { audio_id: id } = await generate();
    const whole = await send('GET', `/stream/${id}`);
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'audio/mpeg',
      'content-length': String(bytes.length),
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=3600, no-transform',
      'content-disposition': `inline; filename="${id}.mp3"`,
    });
    const etag = whole.headers.get('etag') ?? '';
    const part = await fetch(`${bench.url}/stream/${id}`, { headers: { range: 'bytes=100-199' } });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 200))).toBe(true);
    const headers = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
    expect((await fetch(`${bench.url}/stream/${id}`, { headers })).status).toBe(304);
    const head = await send('HEAD', `/stream/${id}`);
    expect(head.headers.get('content-length')).toBe(String(bytes.length));
    const outside = { range: `bytes=${String(bytes.length)}-` };
    expect((await fetch(`${bench.url}/stream/${id}`, { headers: outside })).status).toBe(416);
  });

  it.each([UNKNOWN_ID, 'no-uuid', '..%2f..%2fetc'])(
    'replies 404, not an empty sound, for the unknown id %s [bug 5]',
    async (id) => {
      const response = await send('GET', `/stream/${id}`);
      expect(response.status).toBe(404);
      expect(await errorOf(response)).toMatchObject({ error_code: 'NOT_FOUND' });
      expect((await send('HEAD', `/stream/${id}`)).status).toBe(404);
    },
  );

  it('replies 404 when the sound itself is lost', async () => {
    const { audio_id: id } = await generate();
    await bench.objects.delete(`audio/${id}.mp3`);
    expect((await send('GET', `/stream/${id}`)).status).toBe(404);
  });
});

describe('PUT /api/audio/{audio_id}', () => {
  it('changes what is given, keeps what is null or left out, clears what is empty [bug 13] [bug 15]', async () => {
    await withBench(async (on) => {
      const made = await generate({ name: 'Old', description: 'Old' }, on);
      const put = async (json: object) =>
        audioFileSchema.parse(await (await send('PUT', `/${made.audio_id}`, json, on)).json());
      expect(await put({ name: 'New' })).toEqual({ ...made, name: 'New' });
      expect(await put({ name: null, description: '' })).toEqual({
        ...made,
        name: 'New',
        description: '',
      });
      expect(await put({ name: '' })).toEqual({ ...made, name: '', description: '' });
      expect((await list('/list', on)).audio_files).toEqual([
        { ...made, name: '', description: '' },
      ]);
    });
  });

  it('replies 404 to an unknown id and 422 to what is too long', async () => {
    expect((await send('PUT', `/${UNKNOWN_ID}`, { name: 'x' })).status).toBe(404);
    const response = await send('PUT', `/${UNKNOWN_ID}`, { name: 'x'.repeat(201) });
    expect(response.status).toBe(422);
  });
});

describe('DELETE /api/audio/{audio_id}', () => {
  it('deletes the record, and then the sound', async () => {
    await withBench(async (on) => {
      const { audio_id: id } = await generate({}, on);
      const response = await send('DELETE', `/${id}`, undefined, on);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ success: true, audio_id: id });
      expect((await send('GET', `/stream/${id}`, undefined, on)).status).toBe(404);
      expect((await send('DELETE', `/${id}`, undefined, on)).status).toBe(404);
      expect((await list('/list', on)).total_count).toBe(0);
      await expect.poll(() => on.objects.stat(`audio/${id}.mp3`)).toBeNull();
    });
  });

  it('replies 404 to an unknown id', async () => {
    expect((await send('DELETE', `/${UNKNOWN_ID}`)).status).toBe(404);
  });

  it('deletes nothing in a demonstration [bug 30]', async () => {
    await withBench(
      async (on) => {
        const { audio_id: id } = await generate({}, on);
        const response = await send('DELETE', `/${id}`, undefined, on);
        expect(response.status).toBe(403);
        expect(await errorOf(response)).toMatchObject({ error_code: 'DEMO_MODE' });
        expect((await send('GET', `/stream/${id}`, undefined, on)).status).toBe(200);
      },
      { demoMode: true },
    );
  });
});

describe('GET /api/audio/voices/list', () => {
  it('gives the curated voices, with their languages, while the service is away [bug 17]', async () => {
    const response = await send('GET', '/voices/list');
    expect(response.status).toBe(200);
    const voices = voiceListSchema.parse(await response.json());
    expect(voices).toHaveLength(10);
    expect(voices[0]).toMatchObject({ voice_id: 'UgBBYS2sOqTuMpoF3BR0', languages: [] });
  });
});

describe('other methods', () => {
  it.each([
    ['GET', '/generate', 'POST'],
    ['POST', '/list', 'GET, HEAD'],
    ['DELETE', '/voices/list', 'GET, HEAD'],
    ['PUT', `/stream/${UNKNOWN_ID}`, 'GET, HEAD'],
    ['PATCH', `/${UNKNOWN_ID}`, 'GET, HEAD, PUT, DELETE'],
  ])('replies 405 to %s %s', async (method, path, allow) => {
    const response = await send(method, path);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
  });
});
