import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  conversationDetailSchema,
  conversationListSchema,
  conversationStatisticsSchema,
  conversationSummarySchema,
  type ConversationList,
} from '@elevendops/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askApi, callApi } from '../__fixtures__/call-api.ts';
import { startTestApi, type TestApi } from '../__fixtures__/test-api.ts';
import { INDEXES } from '../compose/stores.ts';
import { openSqliteDocumentStore } from '../documents/index.ts';
import { patientIdGrams } from './patient-id-grams.ts';
import { createConversationRepository } from './repository.ts';

/** Patient, first message, whether it needs attention, answered, unanswered, seconds. */
const ROWS = [
  ['A123456789', '2026-01-01T23:59:59.999Z', false, 3, 0, 65],
  ['a12', '2026-01-02T00:00:00.000Z', true, 1, 2, 0],
  ['B777', '2026-01-02T12:30:00.000Z', true, 0, 1, 10],
  ['b7A12', '2026-01-03T00:00:00.000Z', false, 5, 0, 130],
] as const;

let api: TestApi;
const ids: string[] = [];

beforeAll(async () => {
  api = await startTestApi();
  // As another instance would have saved them.
  const store = await openSqliteDocumentStore({
    path: join(api.dataDir, 'documents.sqlite'),
    indexes: INDEXES,
  });
  const repository = createConversationRepository(store);
  for (const [patient_id, created_at, requires_attention, answered, open, seconds] of ROWS) {
    const conversation_id = randomUUID();
    ids.push(conversation_id);
    await repository.save({
      conversation_id,
      patient_id,
      agent_id: randomUUID(),
      agent_name: 'Nurse',
      requires_attention,
      main_concerns: [],
      total_messages: 2 * (answered + open),
      answered_count: answered,
      unanswered_count: open,
      duration_seconds: seconds,
      created_at,
      reviewed: false,
      reviewed_at: null,
      patient_id_grams: patientIdGrams(patient_id),
      answered: [],
      unanswered: [],
    });
  }
  await store.close();
});
afterAll(() => api.close());

const list = (query: string): Promise<ConversationList> =>
  askApi(api, conversationListSchema, 'GET', `/api/conversations?${query}`);

const patientsOf = async (query: string): Promise<string[]> =>
  (await list(query)).conversations.map(({ patient_id: id }) => id);

describe('GET /api/conversations', () => {
  it('lists newest first, with totals over all', async () => {
    const all = await list('');
    expect(all.conversations.map(({ patient_id: id }) => id)).toEqual(
      ROWS.map(([patient]) => patient).toReversed(),
    );
    expect(all).toMatchObject({
      total_count: 4,
      attention_required_count: 2,
      total_answered: 9,
      total_unanswered: 3,
      next_cursor: null,
    });
    expect(Object.keys(all.conversations[0] ?? {}).sort()).toEqual(
      Object.keys(conversationSummarySchema.shape).sort(),
    );
  });

  it('finds patients by any part of their id, in upper or lower case', async () => {
    expect(await patientsOf('patient_id=A12')).toEqual(['b7A12', 'a12', 'A123456789']);
    expect(await patientsOf('patient_id=b7')).toEqual(['b7A12', 'B777']);
    expect(await patientsOf('patient_id=23456')).toEqual(['A123456789']);
    expect(await patientsOf('patient_id=')).toHaveLength(4);
    for (const nobody of ['x', 'A12%20B', '%25', 'a'.repeat(65)]) {
      expect(await list(`patient_id=${nobody}`)).toMatchObject({
        total_count: 0,
        total_answered: 0,
      });
    }
  });

  it('[bug 21] keeps only those that need attention, alone and with other filters', async () => {
    expect(await list('requires_attention_only=true')).toMatchObject({
      total_count: 2,
      attention_required_count: 2,
      total_answered: 1,
      total_unanswered: 3,
    });
    expect(await patientsOf('requires_attention_only=1&patient_id=b')).toEqual(['B777']);
    expect(await patientsOf('requires_attention_only=on&patient_id=a&end_date=2026-01-02')).toEqual(
      ['a12'],
    );
    expect(await patientsOf('requires_attention_only=no')).toHaveLength(4);
  });

  it('[bug 16] takes dates with a zone, without one, alone, and in seconds; both ends included', async () => {
    const middle = ['B777', 'a12'];
    for (const [start, end] of [
      ['2026-01-02', '2026-01-02'],
      ['2026-01-02T00:00:00', '2026-01-02T12:30:00'],
      ['2026-01-02T00:00:00Z', '2026-01-02T23:59:59.999999Z'],
      ['2026-01-02T08:00:00%2B08:00', '2026-01-02T20:30:00%2B08:00'],
      ['2026-01-02T08:00:00+08:00', '2026-01-02T20:30:00+08:00'],
      ['1767312000', '1767357000'],
    ] as const) {
      expect(await patientsOf(`start_date=${start}&end_date=${end}`)).toEqual(middle);
    }
    const filtered = await list('start_date=2026-01-02&patient_id=a12');
    expect(filtered).toMatchObject({ total_count: 2, total_answered: 6, total_unanswered: 2 });
  });

  it('[bug 24] pages without losing or repeating any, with any filter', async () => {
    for (const filter of [
      '',
      'patient_id=a',
      'requires_attention_only=true',
      'start_date=2026-01-02',
    ]) {
      const whole = await patientsOf(filter);
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const more: string = cursor === null ? '' : `&cursor=${cursor}`;
        const page: ConversationList = await list(`${filter}&limit=1${more}`);
        expect(page.total_count).toBe(whole.length);
        seen.push(...page.conversations.map(({ patient_id: id }) => id));
        cursor = page.next_cursor;
      } while (cursor !== null);
      expect(seen).toEqual(whole);
    }
  });

  it.each([
    ['start_date=tomorrow', 'datetime_from_date_parsing', 'start_date'],
    ['end_date=2026-02-30', 'datetime_from_date_parsing', 'end_date'],
    ['requires_attention_only=maybe', 'bool_parsing', 'requires_attention_only'],
    ['cursor=x', 'value_error', 'cursor'],
  ])('refuses %s with 422', async (query, type, field) => {
    const reply = await callApi(api, 'GET', `/api/conversations?${query}`);
    expect(reply.status).toBe(422);
    expect(reply.body).toMatchObject({ detail: [{ type, loc: ['query', field] }] });
  });
});

describe('GET /api/conversations/statistics', () => {
  it('averages the conversations that took a while', async () => {
    expect(
      await askApi(api, conversationStatisticsSchema, 'GET', '/api/conversations/statistics'),
    ).toEqual({
      total_conversations: 4,
      average_duration_seconds: 205 / 3,
      average_duration_formatted: '1m 8s',
      attention_percentage: 50,
    });
  });
});

describe('GET /api/conversations/{id}', () => {
  it('[bug 27] gives the detail, with what lists give', async () => {
    const detail = await askApi(
      api,
      conversationDetailSchema,
      'GET',
      `/api/conversations/${ids[1] ?? ''}`,
    );
    expect(detail).toMatchObject({ total_messages: 6, answered_count: 1, unanswered_count: 2 });
  });

  it('replies 404 for what does not exist', async () => {
    const known = ids[0] ?? '';
    for (const path of [
      randomUUID(),
      'x',
      `${known}/audio/0`,
      `${known}/audio/-1`,
      `${known}/audio/x`,
    ]) {
      expect((await callApi(api, 'GET', `/api/conversations/${path}`)).status).toBe(404);
    }
  });
});

describe('the log', () => {
  it('[bug 30] does not tell whom somebody looked for', async () => {
    await list('patient_id=CANARYPATIENT');
    expect(api.log.join('')).not.toContain('CANARYPATIENT');
  });
});
