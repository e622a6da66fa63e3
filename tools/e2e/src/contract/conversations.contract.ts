import {
  conversationDetailSchema,
  conversationListSchema,
  conversationStatisticsSchema,
  sessionCreatedSchema,
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

const LIST = { ours: conversationListSchema, reference: 'conversations' } as const;
const HOUR_MS = 3_600_000;

/** What is left of sessions: `/api/conversations`. */
export function describeConversations(context: ContractContext): void {
  const { api } = context;
  const patient = uniqueName('Pat');
  let agent = { agent_id: '', name: '' };
  let calm = '';
  let urgent = '';

  async function converse(patient_id: string, messages: readonly string[]): Promise<string> {
    const { agent_id } = agent;
    const created = await api.post('/api/patient/session', { patient_id, agent_id });
    const { session_id: id } = sessionCreatedSchema.parse(created.json);
    for (const message of messages) {
      const json = { message, chat_mode: true };
      expect((await api.post(`/api/patient/session/${id}/message`, json)).status).toBe(200);
    }
    expect((await api.post(`/api/patient/session/${id}/end`)).status).toBe(200);
    return id;
  }

  const find = async (query: Readonly<Record<string, string>> = {}) => {
    const params = new URLSearchParams({ patient_id: patient, ...query });
    return expectBody(await api.get(`/api/conversations?${params.toString()}`), LIST);
  };
  const idsOf = async (query: Readonly<Record<string, string>>): Promise<string[]> =>
    (await find(query)).conversations.map(({ conversation_id: id }) => id);

  beforeAll(async () => {
    const { knowledge_id } = await syncedDocument(context);
    agent = await newAgent(context, { knowledge_ids: [knowledge_id] });
    calm = await converse(`${patient}1`, ['May I swim?', '謝謝']);
    urgent = await converse(`${patient}2`, ['I have chest pain.', '停車場在哪裡？']);
  });

  describe('GET /api/conversations', () => {
    it('[bug 1] gives what sessions left, newest first, with totals over the filter', async () => {
      const list = await find();
      expect(list).toMatchObject({
        total_count: 2,
        attention_required_count: 1,
        next_cursor: null,
        conversations: [
          { conversation_id: urgent, patient_id: `${patient}2`, requires_attention: true },
          { conversation_id: calm, patient_id: `${patient}1`, requires_attention: false },
        ],
      });
      for (const { agent_id, agent_name, total_messages } of list.conversations) {
        expect({ agent_id, agent_name, total_messages }).toEqual({
          agent_id: agent.agent_id,
          agent_name: agent.name,
          total_messages: 4,
        });
      }
      const sum = (field: 'answered_count' | 'unanswered_count') =>
        list.conversations.reduce((total, conversation) => total + conversation[field], 0);
      expect(list.total_answered).toBe(sum('answered_count'));
      expect(list.total_unanswered).toBe(sum('unanswered_count'));
    });

    it('finds a part of the patient id in upper or lower case', async () => {
      expect(await idsOf({ patient_id: patient.toLowerCase() })).toEqual([urgent, calm]);
      expect(await idsOf({ patient_id: `${patient.slice(1).toUpperCase()}1` })).toEqual([calm]);
      expect(await idsOf({ patient_id: `${patient}3` })).toEqual([]);
    });

    it.each(['true', '1', 'yes', 'on', 'True', 'YES'])('reads %s as a yes', async (word) => {
      expect(await idsOf({ requires_attention_only: word })).toEqual([urgent]);
    });

    it.each(['false', '0', 'no', 'off', 'False'])('reads %s as a no', async (word) => {
      expect(await idsOf({ requires_attention_only: word })).toEqual([urgent, calm]);
    });

    it('[bug 16] reads times with a zone, without one, dates and Unix seconds; both ends belong', async () => {
      const [ago, soon] = [new Date(Date.now() - HOUR_MS), new Date(Date.now() + HOUR_MS)];
      const day = (time: Date): string => time.toISOString().slice(0, 10);
      const naive = (time: Date): string => `${time.toISOString().slice(0, 23)}000`;
      const seconds = (time: Date): string => String(Math.floor(time.getTime() / 1_000));
      const zoned = (time: Date): string =>
        `${new Date(time.getTime() + 8 * HOUR_MS).toISOString().slice(0, 19)}+08:00`;
      for (const write of [day, naive, seconds, zoned, (time: Date) => time.toISOString()]) {
        expect(await idsOf({ start_date: write(ago), end_date: write(soon) })).toHaveLength(2);
      }
      for (const write of [naive, seconds, zoned]) {
        expect(await idsOf({ start_date: write(soon) })).toEqual([]);
        expect(await idsOf({ end_date: write(ago) })).toEqual([]);
      }
      const [first] = (await find()).conversations;
      const exactly = first?.created_at ?? '';
      expect(await idsOf({ start_date: exactly, end_date: exactly })).toEqual([urgent]);
    });

    it.each([
      ['start_date', 'tomorrow', 'datetime_from_date_parsing'],
      ['end_date', '2026-02-30', 'datetime_from_date_parsing'],
      ['requires_attention_only', 'maybe', 'bool_parsing'],
    ])('refuses %s=%s with 422', async (field, value, type) => {
      const reply = await api.get(`/api/conversations?${field}=${value}`);
      expectInvalid(reply, ['query', field], type);
    });

    it('[bug 24] goes on page by page', async () => {
      const first = await find({ limit: '1' });
      expect(first).toMatchObject({ total_count: 2, conversations: [{ conversation_id: urgent }] });
      expect(await idsOf({ limit: '1', cursor: first.next_cursor ?? '' })).toEqual([calm]);
    });
  });

  describe('GET /api/conversations/statistics', () => {
    it('gives numbers over all conversations', async () => {
      const statistics = expectBody(await api.get('/api/conversations/statistics'), {
        ours: conversationStatisticsSchema,
        reference: 'statistics',
      });
      const all = expectBody(await api.get('/api/conversations'), LIST);
      expect(statistics.total_conversations).toBe(all.total_count);
      const share = (100 * all.attention_required_count) / all.total_count;
      expect(statistics.attention_percentage).toBeCloseTo(share, 1);
    });
  });

  describe('GET /api/conversations/{id}', () => {
    const detail = async (id: string) =>
      expectBody(await api.get(`/api/conversations/${id}`), {
        ours: conversationDetailSchema,
        reference: 'conversationDetail',
      });

    it('[bug 27] gives the messages in their order, and the numbers of the list too', async () => {
      const found = await detail(calm);
      const [summary] = (await find({ patient_id: `${patient}1` })).conversations;
      expect(found).toMatchObject({ ...summary });
      expect(found.messages.map(({ role }) => role)).toEqual([
        'patient',
        'agent',
        'patient',
        'agent',
      ]);
      const times = found.messages.map(({ timestamp }) => timestamp);
      expect(times).toEqual(times.toSorted());
    });

    it('[bug 3] tells answered from unanswered questions, full-width marks too, and what is urgent', async () => {
      expect(await detail(calm)).toMatchObject({
        answered_questions: ['May I swim?'],
        unanswered_questions: [],
        requires_attention: false,
      });
      const worrying = await detail(urgent);
      expect(worrying).toMatchObject({
        unanswered_questions: ['停車場在哪裡？'],
        requires_attention: true,
      });
      expect(worrying.main_concerns.length).toBeGreaterThan(0);
    });

    it('is 404 for an id that nothing has', async () => {
      for (const id of [UNKNOWN_ID, 'nope']) {
        expectRefusal(await api.get(`/api/conversations/${id}`), 404, 'NOT_FOUND');
      }
    });
  });
}
