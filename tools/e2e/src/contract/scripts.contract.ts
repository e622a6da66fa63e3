import { generatedScriptSchema, OFFLINE_MODEL, scriptEventSchema } from '@elevendops/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectInvalid, expectRefusal } from './api-caller.ts';
import { syncedDocument, UNKNOWN_ID, type ContractContext } from './contract-context.ts';
import { expectBody } from './expect-body.ts';

/** All that a client of the reference may say about a script. */
const FULL_CONFIG = {
  template_ids: ['pre_surgery', 'faq'],
  quick_instructions: 'Mention the eye drops.',
  system_prompt_override: null,
  preferred_languages: ['en'],
  speaker1_languages: ['en'],
  speaker2_languages: ['zh-TW'],
  target_duration_minutes: 3,
  is_multi_speaker: true,
};

/** Scripts: `/api/audio/generate-script` and its stream. */
export function describeScripts(context: ContractContext): void {
  const { api } = context;
  let knowledge_id = '';
  beforeAll(async () => {
    ({ knowledge_id } = await syncedDocument(context));
  });

  describe('POST /api/audio/generate-script', () => {
    it('replies 200 with a script, from the document alone or with every wish', async () => {
      for (const wishes of [
        {},
        { model_name: 'gemini-3-flash-preview', custom_prompt: null, template_config: null },
        { custom_prompt: 'Write it as a letter.' },
        { template_config: FULL_CONFIG },
        { template_config: { target_duration_minutes: null, is_multi_speaker: false } },
      ]) {
        const reply = await api.post('/api/audio/generate-script', { knowledge_id, ...wishes });
        const written = expectBody(reply, { ours: generatedScriptSchema, reference: 'script' });
        expect(written).toMatchObject({
          knowledge_id,
          model_used: OFFLINE_MODEL,
          generation_error: null,
        });
        expect(written.script).toMatch(/drop/i);
      }
    });

    it('is 404 for a document that nobody has', async () => {
      for (const id of [UNKNOWN_ID, 'nope', '']) {
        const reply = await api.post('/api/audio/generate-script', { knowledge_id: id });
        expectRefusal(reply, 404, 'NOT_FOUND');
      }
    });

    it.each([
      ['a duration of 4', { target_duration_minutes: 4 }, 'target_duration_minutes'],
      ['long instructions', { quick_instructions: 'x'.repeat(2_001) }, 'quick_instructions'],
      ['null for languages', { preferred_languages: null }, 'preferred_languages'],
      ['one template for a list', { template_ids: 'faq' }, 'template_ids'],
    ])('refuses %s with 422', async (_what, template_config, field) => {
      const json = { knowledge_id, template_config };
      const reply = await api.post('/api/audio/generate-script', json);
      const { detail } = expectRefusal(reply, 422, 'VALIDATION_ERROR');
      expect(detail).toMatchObject([{ loc: ['body', 'template_config', field] }]);
    });

    it('refuses a request without a document with 422', async () => {
      const reply = await api.post('/api/audio/generate-script', { model_name: 'x' });
      expectInvalid(reply, ['body', 'knowledge_id'], 'missing');
    });
  });

  describe('POST /api/audio/generate-script-stream', () => {
    const path = '/api/audio/generate-script-stream';

    it('streams tokens, and last the whole script, in frames of the reference', async () => {
      const reply = await api.post(path, {
        knowledge_id,
        model_name: 'gemini-3-flash-preview',
        template_config: FULL_CONFIG,
      });
      expect(reply.status).toBe(200);
      expect(reply.headers.get('content-type')).toMatch(/^text\/event-stream\b/);
      expect(reply.headers.get('cache-control')).toContain('no-cache');
      expect(reply.headers.get('x-accel-buffering')).toBe('no');
      expect(reply.headers.get('connection')).toBe('keep-alive');
      const frames = reply.text.split('\n\n').filter((frame) => frame !== '');
      const events = frames.map((frame) => {
        // A frame is one line that begins so; comments only keep the connection.
        expect(frame).toMatch(/^data: \{.*\}$/);
        return scriptEventSchema.parse(JSON.parse(frame.slice('data: '.length)));
      });
      const tokens = events.flatMap((event) => (event.type === 'token' ? [event.content] : []));
      const last = events.at(-1);
      expect(tokens.length).toBe(events.length - 1);
      expect(last).toMatchObject({ type: 'complete', model_used: OFFLINE_MODEL });
      expect(last?.type === 'complete' && last.script).toBe(tokens.join('').trim());
    });

    it('is 404 for a document that nobody has, before the stream begins', async () => {
      expectRefusal(await api.post(path, { knowledge_id: UNKNOWN_ID }), 404, 'NOT_FOUND');
    });

    it('refuses a request without a document with 422', async () => {
      expectInvalid(await api.post(path, {}), ['body', 'knowledge_id'], 'missing');
    });
  });
}
