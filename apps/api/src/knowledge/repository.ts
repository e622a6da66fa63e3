import type {
  DocumentData,
  DocumentQuery,
  DocumentStore,
  StoredDocument,
  Transaction,
} from '../documents/index.ts';
import type { PagePosition } from '../paging/index.ts';
import type { KnowledgeRecord } from './knowledge-record.ts';
import { noteLinkChange } from './link-changes.ts';
import { splitText } from './text-parts.ts';

const RECORDS = 'knowledge_documents';
const TEXTS = 'knowledge_texts';
const REMOVALS = 'knowledge_removals';
const READ_ATTEMPTS = 3;

/** What the store must be able to order by or filter on without a scan. */
export const KNOWLEDGE_INDEXES = [
  { collection: RECORDS, fields: ['created_at'] },
  { collection: RECORDS, fields: ['sync_due_at'] },
  { collection: REMOVALS, fields: ['due_at'] },
] as const;

/** An upload that has to be removed from the voice platform. */
export interface Removal {
  readonly documentId: string;
  readonly knowledgeId: string;
  /** When to try; later after each attempt that failed, so that one cannot hold up the others. */
  readonly due_at: string;
  readonly attempts: number;
}

/** A change of one record, decided inside a transaction. */
export interface RecordChange {
  readonly record: KnowledgeRecord;
  /** The new text, where it changed. */
  readonly text?: string;
  /** Uploads that the change leaves behind. */
  readonly removals?: readonly Removal[];
  /** The new upload that agents have to get. */
  readonly attach?: string;
}

/** The knowledge documents in the store. A text is kept beside its record, in parts that never change. */
export interface KnowledgeRepository {
  create(record: KnowledgeRecord, text: string): Promise<void>;
  get(knowledgeId: string): Promise<KnowledgeRecord | null>;
  /** A record together with its text. */
  getWithText(knowledgeId: string): Promise<{ record: KnowledgeRecord; text: string } | null>;
  /**
   * Changes a record in a transaction; `decide` may run more than once, and null changes nothing. The
   * result is the record as it is afterwards, or null when there is none.
   */
  change(
    knowledgeId: string,
    decide: (record: KnowledgeRecord) => RecordChange | null,
  ): Promise<KnowledgeRecord | null>;
  /** Deletes a record and its text, and notes what that leaves to do; false when there is none. */
  delete(knowledgeId: string, now: Date): Promise<boolean>;
  /** One page, newest first, and the position that the next begins after. */
  list(page: { limit: number; after: PagePosition | null }): Promise<KnowledgeRecord[]>;
  count(): Promise<number>;
  /** Records that a worker may take up, those that wait longest first. */
  listDue(now: Date, limit: number): Promise<KnowledgeRecord[]>;
  /** Notes an upload for removal, or notes anew when to try. */
  addRemoval(removal: Removal): Promise<void>;
  listRemovals(now: Date, limit: number): Promise<Removal[]>;
  /** Takes a removal off the list once the upload is gone. */
  finishRemoval(documentId: string): Promise<void>;
}

/** Makes a {@link KnowledgeRepository} over a document store. */
export function createKnowledgeRepository(store: DocumentStore): KnowledgeRepository {
  async function get(knowledgeId: string): Promise<KnowledgeRecord | null> {
    const stored = await store.get(RECORDS, knowledgeId);
    return stored === null ? null : toRecord(stored);
  }

  return {
    get,
    async create(record, text) {
      await store.transaction((tx) => {
        writeText(tx, record, text);
        tx.create(RECORDS, record.knowledge_id, toData(record));
        return Promise.resolve();
      });
    },
    async getWithText(knowledgeId) {
      for (let attempt = 1; attempt <= READ_ATTEMPTS; attempt += 1) {
        const record = await get(knowledgeId);
        if (record === null) {
          return null;
        }
        const text = await readText(store, record);
        // Its parts are gone when the text was replaced between the two reads.
        if (text !== null) {
          return { record, text };
        }
      }
      throw new Error(`knowledge document ${knowledgeId} has lost its text`);
    },
    change: (knowledgeId, decide) =>
      store.transaction(async (tx) => {
        const stored = await tx.get(RECORDS, knowledgeId);
        if (stored === null) {
          return null;
        }
        const before = toRecord(stored);
        const change = decide(before);
        if (change === null) {
          return before;
        }
        if (change.text !== undefined) {
          deleteText(tx, before);
          writeText(tx, change.record, change.text);
        }
        for (const removal of change.removals ?? []) {
          tx.set(REMOVALS, removal.documentId, toData(removal));
        }
        if (change.attach !== undefined) {
          noteLinkChange(tx, { knowledgeId, documentId: change.attach });
        }
        const after = withPartsOf(change, before);
        tx.set(RECORDS, knowledgeId, toData(after));
        return after;
      }),
    delete: (knowledgeId, now) =>
      store.transaction(async (tx) => {
        const stored = await tx.get(RECORDS, knowledgeId);
        if (stored === null) {
          return false;
        }
        const record = toRecord(stored);
        if (record.elevenlabs_document_id !== null) {
          const documentId = record.elevenlabs_document_id;
          const removal = { documentId, knowledgeId, due_at: now.toISOString(), attempts: 0 };
          tx.set(REMOVALS, documentId, toData(removal));
        }
        noteLinkChange(tx, { knowledgeId, documentId: null });
        deleteText(tx, record);
        tx.delete(RECORDS, knowledgeId);
        return true;
      }),
    async list({ limit, after }) {
      const page = await store.query(RECORDS, {
        orderBy: { field: 'created_at', direction: 'desc' },
        ...(after === null ? {} : { startAfter: after }),
        limit,
      });
      return page.map(toRecord);
    },
    count: () => store.count(RECORDS),
    async listDue(now, limit) {
      const due = await store.query(RECORDS, dueBefore('sync_due_at', now, limit));
      return due.map(toRecord);
    },
    async addRemoval(removal) {
      await store.set(REMOVALS, removal.documentId, toData(removal));
    },
    async listRemovals(now, limit) {
      const removals = await store.query(REMOVALS, dueBefore('due_at', now, limit));
      return removals.map((stored) => stored.data as unknown as Removal);
    },
    async finishRemoval(documentId) {
      await store.delete(REMOVALS, documentId);
    },
  };
}

function dueBefore(field: string, now: Date, limit: number): DocumentQuery {
  return {
    where: [{ field, op: '<=', value: now.toISOString() }],
    orderBy: { field, direction: 'asc' },
    limit,
  };
}

function writeText(tx: Transaction, record: KnowledgeRecord, text: string): void {
  for (const [index, part] of splitText(text).entries()) {
    tx.create(TEXTS, partId(record, index), { text: part });
  }
}

function deleteText(tx: Transaction, record: KnowledgeRecord): void {
  for (let index = 0; index < record.text_parts; index += 1) {
    tx.delete(TEXTS, partId(record, index));
  }
}

async function readText(store: DocumentStore, record: KnowledgeRecord): Promise<string | null> {
  const parts = await Promise.all(
    Array.from({ length: record.text_parts }, (_, index) =>
      store.get(TEXTS, partId(record, index)),
    ),
  );
  return parts.some((part) => part === null)
    ? null
    : parts.map((part) => String(part?.data['text'])).join('');
}

function partId(record: KnowledgeRecord, index: number): string {
  return `${record.text_id}-${String(index)}`;
}

function withPartsOf(change: RecordChange, before: KnowledgeRecord): KnowledgeRecord {
  const { text_id, text_parts, text_sha256 } = change.text === undefined ? before : change.record;
  return { ...change.record, text_id, text_parts, text_sha256 };
}

function toRecord(stored: StoredDocument): KnowledgeRecord {
  // Only this repository writes these records.
  return stored.data as unknown as KnowledgeRecord;
}

function toData(value: KnowledgeRecord | Removal): DocumentData {
  return { ...value } as unknown as DocumentData;
}
