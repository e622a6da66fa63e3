import type { DocumentData, DocumentFilter, DocumentStore } from '../documents/index.ts';
import type { PagePosition } from '../paging/index.ts';
import type { ConversationRecord } from './conversation-record.ts';

const COLLECTION = 'conversations';
const GRAMS = 'patient_id_grams';
const COUNTS = ['answered_count', 'unanswered_count'] as const;

/** What the store must be able to order by or filter on without a scan. */
export const CONVERSATIONS_INDEXES = [
  ...[['created_at'], ['requires_attention', 'created_at']].flatMap((fields) =>
    [{}, { contains: GRAMS }].flatMap((contains) => [
      { collection: COLLECTION, fields, direction: 'desc' as const, ...contains },
      // What is added up is counted in the other direction.
      { collection: COLLECTION, fields, ...contains, sums: COUNTS },
    ]),
  ),
  { collection: COLLECTION, fields: ['requires_attention'] },
  { collection: COLLECTION, fields: ['duration_seconds'] },
];

/** Which conversations are meant. */
export interface ConversationFilter {
  /** A part of the patient's id, in upper or lower case. */
  readonly patientId?: string | undefined;
  readonly requiresAttention: boolean;
  /** First and last moment, both included. */
  readonly start?: string | undefined;
  readonly end?: string | undefined;
}

/** Totals over all conversations that a filter keeps. */
export interface ConversationTotals {
  readonly count: number;
  readonly attention: number;
  readonly answered: number;
  readonly unanswered: number;
}

/** Figures about all conversations. */
export interface ConversationFigures {
  readonly count: number;
  readonly attention: number;
  /** Conversations that took a second or more, and how long together. */
  readonly timedCount: number;
  readonly timedSeconds: number;
}

/** The conversations in the store. */
export interface ConversationRepository {
  /** Stores a conversation; the same one again changes nothing. */
  save(record: ConversationRecord): Promise<void>;
  get(conversationId: string): Promise<ConversationRecord | null>;
  /** One page, newest first. */
  list(
    filter: ConversationFilter,
    page: { limit: number; after: PagePosition | null },
  ): Promise<ConversationRecord[]>;
  totals(filter: ConversationFilter): Promise<ConversationTotals>;
  figures(): Promise<ConversationFigures>;
}

/** Makes a {@link ConversationRepository} over a document store. */
export function createConversationRepository(store: DocumentStore): ConversationRepository {
  const needAttention: DocumentFilter = { field: 'requires_attention', op: '==', value: true };

  return {
    async save(record) {
      await store.set(COLLECTION, record.conversation_id, { ...record } as unknown as DocumentData);
    },
    async get(conversationId) {
      const stored = await store.get(COLLECTION, conversationId);
      return stored && (stored.data as unknown as ConversationRecord);
    },
    async list(filter, { limit, after }) {
      const page = await store.query(COLLECTION, {
        where: conditions(filter),
        orderBy: { field: 'created_at', direction: 'desc' },
        ...(after === null ? {} : { startAfter: after }),
        limit,
      });
      return page.map(({ data }) => data as unknown as ConversationRecord);
    },
    async totals(filter) {
      // One index serves filters with and without dates when there always is a date.
      const all = conditions({ ...filter, start: filter.start ?? '0', requiresAttention: false });
      const [whole, attention] = await Promise.all([
        store.aggregate(COLLECTION, { where: all, sum: COUNTS }),
        store.aggregate(COLLECTION, { where: [needAttention, ...all], sum: COUNTS }),
      ]);
      const kept = filter.requiresAttention ? attention : whole;
      return {
        count: kept.count,
        attention: attention.count,
        answered: kept.sums['answered_count'] ?? 0,
        unanswered: kept.sums['unanswered_count'] ?? 0,
      };
    },
    async figures() {
      const timed: DocumentFilter = { field: 'duration_seconds', op: '>', value: 0 };
      const [all, attention, timedCount] = await Promise.all([
        store.aggregate(COLLECTION, { sum: ['duration_seconds'] }),
        store.count(COLLECTION, [needAttention]),
        store.count(COLLECTION, [timed]),
      ]);
      const timedSeconds = all.sums['duration_seconds'] ?? 0;
      return { count: all.count, attention, timedCount, timedSeconds };
    },
  };
}

function conditions(filter: ConversationFilter): DocumentFilter[] {
  const { patientId, requiresAttention, start, end } = filter;
  return [
    ...(patientId === undefined || patientId === ''
      ? []
      : [{ field: GRAMS, op: 'array-contains' as const, value: patientId.toLowerCase() }]),
    ...(requiresAttention ? [{ field: 'requires_attention', op: '==' as const, value: true }] : []),
    ...(start === undefined ? [] : [{ field: 'created_at', op: '>=' as const, value: start }]),
    ...(end === undefined ? [] : [{ field: 'created_at', op: '<=' as const, value: end }]),
  ];
}
