import {
  audioDeletedSchema,
  audioFileSchema,
  audioListSchema,
  voiceListSchema,
  type AudioFile,
} from '@elevendops/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectInvalid, expectRefusal } from './api-caller.ts';
import {
  syncedDocument,
  UNKNOWN_ID,
  uniqueName,
  type ContractContext,
} from './contract-context.ts';
import { expectBody } from './expect-body.ts';

const FILE = { ours: audioFileSchema, reference: 'audioFile' } as const;
const LIST = { ours: audioListSchema, reference: 'audioFiles' } as const;

/** Audio and voices: `/api/audio`. */
export function describeAudio(context: ContractContext): void {
  const { api } = context;
  let voiceId = '';
  let knowledgeId = '';
  let diseaseName = '';
  let made: AudioFile;

  const generate = async (changes: Readonly<Record<string, unknown>> = {}): Promise<AudioFile> =>
    expectBody(
      await api.post('/api/audio/generate', {
        knowledge_id: knowledgeId,
        script: 'Rest.',
        voice_id: voiceId,
        ...changes,
      }),
      FILE,
    );

  beforeAll(async () => {
    const voices = voiceListSchema.parse((await api.get('/api/audio/voices/list')).json);
    voiceId = voices[0]?.voice_id ?? '';
    const document = await syncedDocument(context);
    [knowledgeId, diseaseName] = [document.knowledge_id, document.disease_name];
    made = await generate({ doctor_id: uniqueName('dr_'), name: 'Care', description: 'Short' });
  });

  describe('GET /api/audio/voices/list', () => {
    it('[bug 17] gives a bare list, with the languages of each voice', async () => {
      const voices = expectBody(await api.get('/api/audio/voices/list'), {
        ours: voiceListSchema,
        reference: 'voices',
      });
      expect(voices.length).toBeGreaterThan(1);
      expect(new Set(voices.map(({ voice_id }) => voice_id)).size).toBe(voices.length);
      expect(voices.every(({ languages }) => languages.length > 0)).toBe(true);
    });
  });

  describe('POST /api/audio/generate', () => {
    it('[bug 8] [bug 26] replies 200 with a file that has a duration and a relative address', () => {
      expect(made).toMatchObject({
        knowledge_id: knowledgeId,
        voice_id: voiceId,
        script: 'Rest.',
        name: 'Care',
        description: 'Short',
        audio_url: expect.stringMatching(/^\/api\//),
      });
      expect(made.duration_seconds).toBeGreaterThan(0.1);
    });

    it('names it after disease and time when it has no name, and needs neither document nor voice', async () => {
      const time = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d`;
      const named = await generate({ name: null, description: null });
      expect(named.name).toMatch(new RegExp(`^${diseaseName} - ${time}$`));
      expect(named.doctor_id).toBe('default_doctor');
      const unnamed = await generate({ knowledge_id: 'nobody', voice_id: '', name: '' });
      expect(unnamed.name).toMatch(new RegExp(`^Audio - ${time}$`));
      expect(unnamed).toMatchObject({ knowledge_id: 'nobody', description: '' });
    });

    it.each([
      ['no document', { knowledge_id: undefined }, 'knowledge_id', 'missing'],
      ['no voice', { voice_id: undefined }, 'voice_id', 'missing'],
      ['an empty script', { script: '' }, 'script', 'string_too_short'],
      ['a long script', { script: 'x'.repeat(50_001) }, 'script', 'string_too_long'],
      ['a long name', { name: 'x'.repeat(201) }, 'name', 'string_too_long'],
      ['a long description', { description: 'x'.repeat(1_001) }, 'description', 'string_too_long'],
    ])('refuses %s with 422', async (_what, change, field, type) => {
      const valid = { knowledge_id: knowledgeId, script: 'Rest.', voice_id: voiceId };
      const reply = await api.post('/api/audio/generate', { ...valid, ...change });
      expectInvalid(reply, ['body', field], type);
    });
  });

  describe('GET /api/audio/list and /api/audio/{knowledge_id}', () => {
    it('keeps what fits the document and the doctor, both where both are given', async () => {
      const doctor = made.doctor_id;
      for (const query of [
        `doctor_id=${doctor}`,
        `knowledge_id=${knowledgeId}&doctor_id=${doctor}`,
      ]) {
        const found = expectBody(await api.get(`/api/audio/list?${query}`), LIST);
        expect(found).toEqual({ audio_files: [made], total_count: 1, next_cursor: null });
      }
      const none = await api.get(`/api/audio/list?knowledge_id=nobody&doctor_id=${doctor}`);
      expect(expectBody(none, LIST)).toMatchObject({ audio_files: [], total_count: 0 });
      const all = expectBody(await api.get('/api/audio/list'), LIST);
      expect(all.total_count).toBeGreaterThan(1);
    });

    it('gives those of one document, none for one that nobody has', async () => {
      const { audio_files: files } = expectBody(await api.get(`/api/audio/${knowledgeId}`), LIST);
      expect(files).toContainEqual(made);
      const none = expectBody(await api.get(`/api/audio/${uniqueName()}`), LIST);
      expect(none).toEqual({ audio_files: [], total_count: 0, next_cursor: null });
    });
  });

  describe('GET /api/audio/stream/{id}', () => {
    it('[bug 5] plays it whole or in part, and says how long it is', async () => {
      const path = `/api/audio/stream/${made.audio_id}`;
      const whole = await api.get(path);
      expect(whole.status).toBe(200);
      expect(Object.fromEntries(whole.headers)).toMatchObject({
        'content-type': 'audio/mpeg',
        'content-length': String(whole.bytes.length),
        'accept-ranges': 'bytes',
        'cache-control': expect.stringContaining('max-age=3600'),
        'content-disposition': `inline; filename="${made.audio_id}.mp3"`,
        etag: expect.any(String),
      });
      const part = await api.call('GET', path, { headers: { range: 'bytes=10-19' } });
      expect(part.status).toBe(206);
      expect(part.bytes.equals(whole.bytes.subarray(10, 20))).toBe(true);
      expect(part.headers.get('content-range')).toBe(`bytes 10-19/${String(whole.bytes.length)}`);
      const head = await api.call('HEAD', path);
      expect(head.headers.get('content-length')).toBe(String(whole.bytes.length));
      // Otherwise fetch would ask for a new copy whatever the ETag.
      const cached = { 'cache-control': 'max-age=0' };
      const etag = { ...cached, 'if-none-match': whole.headers.get('etag') ?? '' };
      expect((await api.call('GET', path, { headers: etag })).status).toBe(304);
      const beyond = { range: `bytes=${String(whole.bytes.length)}-` };
      const refused = await api.call('GET', path, { headers: beyond });
      expectRefusal(refused, 416, 'RANGE_NOT_SATISFIABLE');
      expect((await api.get(made.audio_url)).bytes.equals(whole.bytes)).toBe(true);
    });

    it('[bug 5] is 404 for an id that nothing has, and no cache keeps that', async () => {
      for (const id of [UNKNOWN_ID, 'nope']) {
        const reply = await api.get(`/api/audio/stream/${id}`);
        expectRefusal(reply, 404, 'NOT_FOUND');
        expect(reply.headers.get('cache-control')).toBe('no-store');
      }
    });
  });

  describe('PUT /api/audio/{id}', () => {
    it('[bug 15] keeps what is left out or null, clears what is empty, and gives the address that plays', async () => {
      const file = await generate({ name: 'Before', description: 'Kept' });
      const path = `/api/audio/${file.audio_id}`;
      const renamed = expectBody(await api.put(path, { name: 'After', description: null }), FILE);
      expect(renamed).toEqual({ ...file, name: 'After' });
      const cleared = expectBody(await api.put(path, { description: '' }), FILE);
      expect(cleared).toEqual({ ...file, name: 'After', description: '' });
      expect((await api.get(cleared.audio_url)).status).toBe(200);
    });

    it('is 404 for an id that nothing has, and 422 for what is too long', async () => {
      expectRefusal(await api.put(`/api/audio/${UNKNOWN_ID}`, {}), 404, 'NOT_FOUND');
      const reply = await api.put(`/api/audio/${made.audio_id}`, { name: 'x'.repeat(201) });
      expectInvalid(reply, ['body', 'name'], 'string_too_long');
    });
  });

  describe('DELETE /api/audio/{id}', () => {
    it('replies 200 with the id, and then 404', async () => {
      const { audio_id: id } = await generate();
      const gone = expectBody(await api.delete(`/api/audio/${id}`), {
        ours: audioDeletedSchema,
        reference: 'audioDeleted',
      });
      expect(gone.audio_id).toBe(id);
      expectRefusal(await api.get(`/api/audio/stream/${id}`), 404, 'NOT_FOUND');
      expectRefusal(await api.delete(`/api/audio/${id}`), 404, 'NOT_FOUND');
    });
  });
}
