import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  conversationDaysSchema,
  conversationDetailSchema,
  conversationListSchema,
  conversationSummarySchema,
} from '@elevendops/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askApi, callApi } from '../__fixtures__/call-api.ts';
import { startTestApi, type TestApi } from '../__fixtures__/test-api.ts';
import { INDEXES } from '../compose/stores.ts';
import { openSqliteDocumentStore } from '../documents/index.ts';
import type { ConversationRecord } from './conversation-record.ts';
import { createConversationRepository } from './repository.ts';

const DAY_MS = 86_400_000;
const TODAY = Math.floor(Date.now() / DAY_MS) * DAY_MS;
/** Days ago, milliseconds into the day, answered, unanswered. */
const ROWS = [
  [0, 0, 1, 0],
  [1, DAY_MS - 1, 2, 3],
  [1, 0, 4, 0],
  [30, DAY_MS - 1, 9, 9],
] as const;

let api: TestApi;
const records: ConversationRecord[] = ROWS.map(([ago, into, answered, open]) => ({
  conversation_id: randomUUID(),
  patient_id: 'P1',
  agent_id: randomUUID(),
  agent_name: 'Nurse',
  requires_attention: open > 0,
  main_concerns: [],
  total_messages: 2,
  answered_count: answered,
  unanswered_count: open,
  duration_seconds: 5,
  created_at: new Date(TODAY - ago * DAY_MS + into).toISOString(),
  reviewed: false,
  reviewed_at: null,
  patient_id_grams: ['p', '1', 'p1'],
  answered: [],
  unanswered: [],
}));
const idOf = (index: number): string => records[index]?.conversation_id ?? '';

async function saveAgain(): Promise<void> {
  const store = await openSqliteDocumentStore({
    path: join(api.dataDir, 'documents.sqlite'),
    indexes: INDEXES,
  });
  const repository = createConversationRepository(store);
  for (const record of records) {
    await repository.save(record);
  }
  await store.close();
}

beforeAll(async () => {
  api = await startTestApi();
  await saveAgain();
});
afterAll(() => api.close());

const review = (id: string, body: unknown) =>
  callApi(api, 'PUT', `/api/conversations/${id}/review`, body);
const idsWhere = async (query: string): Promise<string[]> => {
  const list = await askApi(api, conversationListSchema, 'GET', `/api/conversations?${query}`);
  expect(list.total_count).toBe(list.conversations.length);
  return list.conversations.map(({ conversation_id: id }) => id);
};

describe('PUT /api/conversations/{id}/review', () => {
  it('marks a conversation once, unmarks it, and is found by the filter', async () => {
    const before = Date.now();
    const first = conversationSummarySchema.parse((await review(idOf(1), { reviewed: true })).body);
    expect(Date.parse(first.reviewed_at ?? '')).toBeGreaterThanOrEqual(before);
    expect((await review(idOf(1), { reviewed: true })).body).toEqual(first);
    const detail = await askApi(
      api,
      conversationDetailSchema,
      'GET',
      `/api/conversations/${idOf(1)}`,
    );
    expect(detail.reviewed_at).toBe(first.reviewed_at);

    expect(await idsWhere('reviewed=true')).toEqual([idOf(1)]);
    expect(await idsWhere('reviewed=false')).toEqual([idOf(0), idOf(2), idOf(3)]);
    expect(await idsWhere('reviewed=no&requires_attention_only=1')).toEqual([idOf(3)]);
    expect(await idsWhere('reviewed=1&requires_attention_only=1&patient_id=P')).toEqual([idOf(1)]);
    expect(await idsWhere('reviewed=false&patient_id=p1&start_date=2000-01-01')).toHaveLength(3);
    expect(await idsWhere('')).toHaveLength(4);

    await saveAgain();
    expect(await idsWhere('reviewed=true')).toEqual([idOf(1)]);

    const undone = (await review(idOf(1), { reviewed: false })).body;
    expect(undone).toMatchObject({ reviewed_at: null });
    expect(await idsWhere('reviewed=true')).toEqual([]);
  });

  it('replies 404 for what does not exist, 422 for what is no answer, 405 for other methods', async () => {
    for (const id of [randomUUID(), 'x']) {
      expect(await review(id, { reviewed: true })).toMatchObject({
        status: 404,
        body: { error_code: 'NOT_FOUND' },
      });
    }
    for (const body of [{}, { reviewed: null }, { reviewed: 'true' }, []]) {
      expect((await review(idOf(0), body)).status).toBe(422);
    }
    const read = await callApi(api, 'GET', `/api/conversations/${idOf(0)}/review`);
    expect([read.status, read.headers.get('allow')]).toEqual([405, 'PUT']);
    expect((await callApi(api, 'GET', '/api/conversations?reviewed=perhaps')).body).toMatchObject({
      detail: [{ type: 'bool_parsing', loc: ['query', 'reviewed'] }],
    });
  });
});

describe('GET /api/conversations/daily', () => {
  const daily = (query: string) =>
    askApi(api, conversationDaysSchema, 'GET', `/api/conversations/daily${query}`);

  it('counts by UTC day, the oldest first, days without any too', async () => {
    const { days } = await daily('?days=3');
    const date = (ago: number) => new Date(TODAY - ago * DAY_MS).toISOString().slice(0, 10);
    expect(days).toEqual([
      { date: date(2), conversations: 0, answered: 0, unanswered: 0 },
      { date: date(1), conversations: 2, answered: 6, unanswered: 3 },
      { date: date(0), conversations: 1, answered: 1, unanswered: 0 },
    ]);
    const month = await daily('');
    expect(month.days).toHaveLength(30);
    expect(month.days[0]).toMatchObject({ date: date(29), conversations: 0 });
    expect((await daily('?days=31')).days[0]).toMatchObject({ answered: 9, unanswered: 9 });
  });

  it.each(['0', '91', '-1', '1.5', 'all', ''])('refuses days=%s', async (days) => {
    expect((await callApi(api, 'GET', `/api/conversations/daily?days=${days}`)).status).toBe(422);
  });
});
