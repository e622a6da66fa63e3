import type { SyncStatus } from '@elevendops/contract';
import { dueBefore } from '../background/due-before.ts';
import type {
  DocumentData,
  DocumentFilter,
  DocumentStore,
  StoredDocument,
} from '../documents/index.ts';
import { newestFirst, type PagePosition } from '../paging/index.ts';
import type { KnowledgeRecord } from './knowledge-record.ts';
import { noteLinkChange } from './link-changes.ts';
import { createStoredTexts } from './stored-texts.ts';

const RECORDS = 'knowledge_documents';
const REMOVALS = 'knowledge_removals';
const READ_ATTEMPTS = 3;

/** What the store must be able to order by or filter on without a scan. */
export const KNOWLEDGE_INDEXES = [
  { collection: RECORDS, fields: ['created_at'] },
  { collection: RECORDS, fields: ['sync_status', 'created_at'], direction: 'desc' },
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
  /** One page of those in a status, or of all; newest first. */
  list(page: {
    limit: number;
    after: PagePosition | null;
    status?: SyncStatus | undefined;
  }): Promise<KnowledgeRecord[]>;
  count(status?: SyncStatus): Promise<number>;
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
  const texts = createStoredTexts(store);

  async function get(knowledgeId: string): Promise<KnowledgeRecord | null> {
    const stored = await store.get(RECORDS, knowledgeId);
    return stored === null ? null : toRecord(stored);
  }

  return {
    get,
    async create(record, text) {
      await store.transaction((tx) => {
        texts.writeIn(tx, record, text);
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
        const text = await texts.read(record);
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
          texts.deleteIn(tx, before);
          texts.writeIn(tx, change.record, change.text);
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
        texts.deleteIn(tx, record);
        tx.delete(RECORDS, knowledgeId);
        return true;
      }),
    async list({ status, ...page }) {
      const query = { ...newestFirst(page), where: inStatus(status) };
      return (await store.query(RECORDS, query)).map(toRecord);
    },
    count: (status) => store.count(RECORDS, inStatus(status)),
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

function inStatus(status: SyncStatus | undefined): readonly DocumentFilter[] {
  return status === undefined ? [] : [{ field: 'sync_status', op: '==', value: status }];
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
