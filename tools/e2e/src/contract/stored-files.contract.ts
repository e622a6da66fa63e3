import { audioFileSchema } from '@elevendops/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal } from './api-caller.ts';
import { UNKNOWN_ID, type ContractContext } from './contract-context.ts';

/** Sounds by their address, where the store has none of its own: `/api/storage/files`. */
export function describeStoredFiles({ api }: ContractContext): void {
  let path = '';
  beforeAll(async () => {
    const sent = { knowledge_id: 'x', script: 'Rest.', voice_id: '' };
    path = audioFileSchema.parse((await api.post('/api/audio/generate', sent)).json).audio_url;
  });

  describe('GET /api/storage/files/{key}', () => {
    it('gives the sound, in part too, with ETag and the time of its making', async () => {
      expect(path).toMatch(/^\/api\/storage\/files\/audio\/[0-9a-f-]{36}\.mp3$/);
      const whole = await api.get(path);
      expect(whole.status).toBe(200);
      expect(whole.headers.get('content-type')).toBe('audio/mpeg');
      expect(whole.headers.get('etag')).toMatch(/^"/);
      expect(Date.parse(whole.headers.get('last-modified') ?? '')).not.toBeNaN();
      const last = await api.call('GET', path, { headers: { range: 'bytes=-5' } });
      expect([last.status, last.text]).toEqual([206, whole.bytes.subarray(-5).toString('utf8')]);
      const head = await api.call('HEAD', path);
      expect(head.headers.get('content-length')).toBe(String(whole.bytes.length));
    });

    it('is 404 in JSON for what is not there, and leads nowhere else', async () => {
      for (const key of [
        `audio/${UNKNOWN_ID}.mp3`,
        'audio',
        '..%2fdocuments.sqlite',
        '%2e%2e/%2e%2e/etc/passwd',
        'audio/%00.mp3',
      ]) {
        expectRefusal(await api.get(`/api/storage/files/${key}`), 404, 'NOT_FOUND');
      }
    });

    it('can only be read', async () => {
      const reply = await api.call('PUT', path, { json: {} });
      expectRefusal(reply, 405, 'METHOD_NOT_ALLOWED');
      expect(reply.headers.get('allow')).toBe('GET, HEAD');
    });
  });
}
