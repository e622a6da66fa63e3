import {
  messageReplySchema,
  sessionCreatedSchema,
  sessionEndedSchema,
  sessionSchema,
} from '@elevendops/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectInvalid, expectRefusal } from './api-caller.ts';
import {
  newAgent,
  syncedDocument,
  UNKNOWN_ID,
  uniqueName,
  type ContractContext,
} from './contract-context.ts';
import { expectBody } from './expect-body.ts';

const MESSAGE = { ours: messageReplySchema, reference: 'messageReply' } as const;
const ENDED = { ours: sessionEndedSchema, reference: 'sessionEnded' } as const;

/** A patient's session: `/api/patient`. */
export function describeSessions(context: ContractContext): void {
  const { api } = context;
  let agent_id = '';
  beforeAll(async () => {
    const { knowledge_id } = await syncedDocument(context);
    ({ agent_id } = await newAgent(context, { knowledge_ids: [knowledge_id] }));
  });

  const start = async () =>
    expectBody(await api.post('/api/patient/session', { patient_id: uniqueName(), agent_id }), {
      ours: sessionCreatedSchema,
      reference: 'session',
    });

  describe('POST /api/patient/session', () => {
    it('[bug 28] replies 200 with a session', async () => {
      expect(await start()).toMatchObject({ agent_id, greeting: expect.any(String) });
    });

    it('[bug 4] is 404 for an agent that nobody has', async () => {
      for (const id of [UNKNOWN_ID, 'nope']) {
        const json = { patient_id: 'A123456789', agent_id: id };
        const reply = await api.post('/api/patient/session', json);
        expect(expectRefusal(reply, 404, 'NOT_FOUND').detail).toBe('Agent not found');
      }
    });

    it.each([
      ['no patient', { patient_id: undefined }, 'patient_id', 'missing'],
      ['a patient with a dash', { patient_id: 'A-1' }, 'patient_id', 'string_pattern_mismatch'],
      ['no agent', { agent_id: undefined }, 'agent_id', 'missing'],
    ])('refuses %s with 422', async (_what, change, field, type) => {
      const json = { patient_id: 'A1', agent_id, ...change };
      expectInvalid(await api.post('/api/patient/session', json), ['body', field], type);
    });
  });

  describe('POST /api/patient/session/{id}/message', () => {
    it('[bug 7] answers with text alone in chat mode, with sound otherwise', async () => {
      const { session_id: id } = await start();
      const path = `/api/patient/session/${id}/message`;
      const json = { message: 'How often do I use the drops?', chat_mode: true };
      const text = expectBody(await api.post(path, json), MESSAGE);
      expect(text.response_text).toContain('one drop in the operated eye');
      expect(text.audio_data).toBeNull();
      const spoken = expectBody(await api.post(path, { message: 'May I swim?' }), MESSAGE);
      const [first = 0, second = 0] = Buffer.from(spoken.audio_data ?? '', 'base64');
      // Every MP3 frame begins with eleven bits that are set.
      expect([first, second & 0xe0]).toEqual([0xff, 0xe0]);
    });

    it('is 404 for a session that nobody has, and when its agent was deleted', async () => {
      for (const id of [UNKNOWN_ID, 'nope']) {
        const reply = await api.post(`/api/patient/session/${id}/message`, { message: 'Hello' });
        expect(expectRefusal(reply, 404, 'NOT_FOUND').detail).toBe('Session not found');
      }
      const doomed = await newAgent(context);
      const created = await api.post('/api/patient/session', {
        patient_id: 'A1',
        agent_id: doomed.agent_id,
      });
      const { session_id: id } = sessionCreatedSchema.parse(created.json);
      await api.delete(`/api/agent/${doomed.agent_id}`);
      const reply = await api.post(`/api/patient/session/${id}/message`, { message: 'Hello' });
      expect(expectRefusal(reply, 404, 'NOT_FOUND').detail).toBe('Agent not found');
    });

    it.each([
      ['no message', {}, 'message', 'missing'],
      ['an empty message', { message: '' }, 'message', 'string_too_short'],
      ['a long message', { message: 'x'.repeat(2_001) }, 'message', 'string_too_long'],
      ['a number for the mode', { message: 'x', chat_mode: 7 }, 'chat_mode', 'bool_parsing'],
    ])('refuses %s with 422', async (_what, json, field, type) => {
      const { session_id: id } = await start();
      const reply = await api.post(`/api/patient/session/${id}/message`, json);
      expectInvalid(reply, ['body', field], type);
    });
  });

  describe('GET /api/patient/session/{id}', () => {
    it('gives what was said, which the reference cannot', async () => {
      const { session_id: id, ...session } = await start();
      const json = { message: 'May I swim?', chat_mode: true };
      const reply = await api.post(`/api/patient/session/${id}/message`, json);
      const found = expectBody(await api.get(`/api/patient/session/${id}`), {
        ours: sessionSchema,
        reference: null,
      });
      expect(found).toMatchObject({
        session_id: id,
        patient_id: session.patient_id,
        ended_at: null,
        message_count: 2,
        messages: [
          { role: 'patient', content: 'May I swim?', failed: false },
          { role: 'agent', content: messageReplySchema.parse(reply.json).response_text },
        ],
      });
      // It is a credential: given once, kept nowhere.
      expect(found).not.toHaveProperty('signed_url');
      expectRefusal(await api.get(`/api/patient/session/${UNKNOWN_ID}`), 404, 'NOT_FOUND');
    });
  });

  describe('POST /api/patient/session/{id}/end', () => {
    it('[bug 1] replies 200 with the summary, the same again, and 409 to later messages', async () => {
      const { session_id: id, patient_id } = await start();
      const path = `/api/patient/session/${id}`;
      await api.post(`${path}/message`, { message: 'May I swim?', chat_mode: true });
      const ended = expectBody(await api.post(`${path}/end`), ENDED);
      expect(ended.conversation_summary).toMatchObject({
        session_id: id,
        patient_id,
        message_count: 2,
      });
      expect(expectBody(await api.post(`${path}/end`), ENDED)).toEqual(ended);
      const late = await api.post(`${path}/message`, { message: 'Hello?', chat_mode: true });
      expectRefusal(late, 409, 'SESSION_ENDED');
    });

    it('ends one in which nothing was said', async () => {
      const { session_id: id } = await start();
      const ended = expectBody(await api.post(`/api/patient/session/${id}/end`), ENDED);
      expect(ended.conversation_summary).toMatchObject({ duration: '0s', message_count: 0 });
    });

    it('[bug 4] is 404 for a session that nobody has', async () => {
      for (const id of [UNKNOWN_ID, 'nope']) {
        expectRefusal(await api.post(`/api/patient/session/${id}/end`), 404, 'NOT_FOUND');
      }
    });
  });
}
