import { randomUUID } from 'node:crypto';
import { conversationSummarySchema } from '@elevendops/contract';
import { temporaryFolder } from '@elevendops/testing';
import { describe, expect, it } from 'vitest';
import { openSqliteDocumentStore } from '../documents/index.ts';
import { toSummary } from './conversation-record.ts';
import { CONVERSATIONS_INDEXES, createConversationRepository } from './repository.ts';

describe('createConversationRepository', () => {
  it('reads a conversation that was stored before there were reviews as not reviewed', async () => {
    await using after = new AsyncDisposableStack();
    const { path, remove } = await temporaryFolder();
    after.defer(remove);
    const indexes = CONVERSATIONS_INDEXES;
    const store = await openSqliteDocumentStore({ path: `${path}/d.sqlite`, indexes });
    after.defer(() => store.close());
    const id = randomUUID();
    await store.create('conversations', id, {
      conversation_id: id,
      patient_id: 'P1',
      patient_id_grams: ['p', '1', 'p1'],
      agent_id: randomUUID(),
      agent_name: 'Nurse',
      requires_attention: false,
      main_concerns: [],
      total_messages: 2,
      answered_count: 1,
      unanswered_count: 0,
      duration_seconds: 5,
      created_at: '2026-01-01T00:00:00.000Z',
      answered: [0],
      unanswered: [],
    });
    const repository = createConversationRepository(store);
    const page = { limit: 1, after: null };
    const listed = await repository.list({ requiresAttention: false }, page);
    for (const record of [await repository.get(id), ...listed]) {
      expect(record && conversationSummarySchema.parse(toSummary(record)).reviewed_at).toBeNull();
    }
    expect(listed).toHaveLength(1);
    await repository.review(id, '2026-01-02T00:00:00.000Z');
    expect((await repository.get(id))?.reviewed).toBe(true);
  });
});
