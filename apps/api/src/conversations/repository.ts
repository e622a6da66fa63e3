import type {
  DocumentData,
  DocumentFilter,
  DocumentStore,
  StoredDocument,
} from '../documents/index.ts';
import { newestFirst, type PagePosition } from '../paging/index.ts';
import type { ConversationRecord } from './conversation-record.ts';

const COLLECTION = 'conversations';
const GRAMS = 'patient_id_grams';
const COUNTS = ['answered_count', 'unanswered_count'] as const;

/** What the store must be able to order by or filter on without a scan. */
export const CONVERSATIONS_INDEXES = [
  ...[
    ['created_at'],
    ['requires_attention', 'created_at'],
    ['reviewed', 'created_at'],
    ['reviewed', 'requires_attention', 'created_at'],
  ].flatMap((fields) =>
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
  /** Only those that a doctor has reviewed, or only the others. */
  readonly reviewed?: boolean | undefined;
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
  /** Stores a conversation; the same one again changes nothing, not even a review of it. */
  save(record: ConversationRecord): Promise<void>;
  get(conversationId: string): Promise<ConversationRecord | null>;
  /**
   * Notes that a doctor has reviewed it at the moment given, or that nobody has; the first review counts.
   * Null when there is no such conversation.
   */
  review(conversationId: string, reviewedAt: string | null): Promise<ConversationRecord | null>;
  /** One page, newest first. */
  list(
    filter: ConversationFilter,
    page: { limit: number; after: PagePosition | null },
  ): Promise<ConversationRecord[]>;
  totals(filter: ConversationFilter): Promise<ConversationTotals>;
  /** Totals of a day in UTC, such as `2026-01-31`. */
  dayTotals(date: string): Promise<Omit<ConversationTotals, 'attention'>>;
  figures(): Promise<ConversationFigures>;
}

/** Makes a {@link ConversationRepository} over a document store. */
export function createConversationRepository(store: DocumentStore): ConversationRepository {
  const needAttention: DocumentFilter = { field: 'requires_attention', op: '==', value: true };

  return {
    async save(record) {
      const { conversation_id: id } = record;
      await store.transaction(async (transaction) => {
        const stored = await transaction.get(COLLECTION, id);
        const reviewedAt = stored === null ? null : toRecord(stored).reviewed_at;
        transaction.set(COLLECTION, id, toData(reviewedRecord(record, reviewedAt)));
      });
    },
    review: (conversationId, reviewedAt) =>
      store.transaction(async (transaction) => {
        const stored = await transaction.get(COLLECTION, conversationId);
        if (stored === null) {
          return null;
        }
        const record = toRecord(stored);
        if (record.reviewed === (reviewedAt !== null)) {
          return record;
        }
        const changed = reviewedRecord(record, reviewedAt);
        transaction.set(COLLECTION, conversationId, toData(changed));
        return changed;
      }),
    async get(conversationId) {
      const stored = await store.get(COLLECTION, conversationId);
      return stored && toRecord(stored);
    },
    async list(filter, page) {
      const query = { where: conditions(filter), ...newestFirst(page) };
      return (await store.query(COLLECTION, query)).map(toRecord);
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
    async dayTotals(date) {
      const { count, sums } = await store.aggregate(COLLECTION, {
        where: conditions({
          requiresAttention: false,
          start: `${date}T00:00:00.000Z`,
          end: `${date}T23:59:59.999Z`,
        }),
        sum: COUNTS,
      });
      return {
        count,
        answered: sums['answered_count'] ?? 0,
        unanswered: sums['unanswered_count'] ?? 0,
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

function reviewedRecord(record: ConversationRecord, reviewedAt: string | null): ConversationRecord {
  return { ...record, reviewed: reviewedAt !== null, reviewed_at: reviewedAt };
}

/** One that was stored before there were reviews has none. */
function toRecord({ data }: StoredDocument): ConversationRecord {
  const notReviewed: Partial<ConversationRecord> = { reviewed: false, reviewed_at: null };
  // Only this repository writes these records.
  return { ...notReviewed, ...data } as unknown as ConversationRecord;
}

function toData(record: ConversationRecord): DocumentData {
  return { ...record } as unknown as DocumentData;
}

function conditions(filter: ConversationFilter): DocumentFilter[] {
  const { patientId, requiresAttention, reviewed, start, end } = filter;
  return [
    ...(patientId === undefined || patientId === ''
      ? []
      : [{ field: GRAMS, op: 'array-contains' as const, value: patientId.toLowerCase() }]),
    ...(requiresAttention ? [{ field: 'requires_attention', op: '==' as const, value: true }] : []),
    ...(reviewed === undefined ? [] : [{ field: 'reviewed', op: '==' as const, value: reviewed }]),
    ...(start === undefined ? [] : [{ field: 'created_at', op: '>=' as const, value: start }]),
    ...(end === undefined ? [] : [{ field: 'created_at', op: '<=' as const, value: end }]),
  ];
}
