import type {
  DocumentData,
  DocumentFilter,
  DocumentStore,
  StoredDocument,
} from '../documents/index.ts';
import type { RemovalList } from '../objects/removals/index.ts';
import { newestFirst, type PagePosition } from '../paging/index.ts';
import { objectKeyOf, type AudioRecord } from './audio-record.ts';

const RECORDS = 'audio_files';

/** What the store must be able to order by or filter on without a scan. */
export const AUDIO_INDEXES = [
  { collection: RECORDS, fields: ['created_at'] },
  { collection: RECORDS, fields: ['knowledge_id', 'created_at'], direction: 'desc' },
  { collection: RECORDS, fields: ['doctor_id', 'created_at'], direction: 'desc' },
  { collection: RECORDS, fields: ['knowledge_id', 'doctor_id', 'created_at'], direction: 'desc' },
] as const;

/** Which audio files are wanted; both conditions hold. */
export interface AudioFilter {
  readonly knowledge_id?: string | undefined;
  readonly doctor_id?: string | undefined;
}

/** The audio files in the store. */
export interface AudioRepository {
  /** Writes the record of an object that was noted in the list of removals, and takes it off the list. */
  create(record: AudioRecord): Promise<void>;
  get(audioId: string): Promise<AudioRecord | null>;
  /** The record as it is afterwards, or null when there is none. */
  change(audioId: string, edit: (record: AudioRecord) => AudioRecord): Promise<AudioRecord | null>;
  /** Deletes a record and notes its object for removal; false when there is none. */
  delete(audioId: string, now: Date): Promise<boolean>;
  /** One page, newest first. */
  list(
    filter: AudioFilter,
    page: { readonly limit: number; readonly after: PagePosition | null },
  ): Promise<AudioRecord[]>;
  count(filter: AudioFilter): Promise<number>;
}

/** Makes an {@link AudioRepository} over a document store. */
export function createAudioRepository(
  store: DocumentStore,
  removals: Pick<RemovalList, 'keepIn' | 'noteIn'>,
): AudioRepository {
  return {
    create: (record) =>
      store.transaction(async (transaction) => {
        const keep = await removals.keepIn(transaction, record.audio_url);
        transaction.create(RECORDS, record.audio_id, toData(record));
        keep();
      }),
    async get(audioId) {
      const stored = await store.get(RECORDS, audioId);
      return stored && toRecord(stored);
    },
    change: (audioId, edit) =>
      store.transaction(async (transaction) => {
        const stored = await transaction.get(RECORDS, audioId);
        if (stored === null) {
          return null;
        }
        const after = edit(toRecord(stored));
        transaction.set(RECORDS, audioId, toData(after));
        return after;
      }),
    delete: (audioId, now) =>
      store.transaction(async (transaction) => {
        const stored = await transaction.get(RECORDS, audioId);
        if (stored === null) {
          return false;
        }
        const key = objectKeyOf(toRecord(stored));
        if (key !== null) {
          removals.noteIn(transaction, key, now);
        }
        transaction.delete(RECORDS, audioId);
        return true;
      }),
    async list(filter, page) {
      const query = { where: conditions(filter), ...newestFirst(page) };
      return (await store.query(RECORDS, query)).map(toRecord);
    },
    count: (filter) => store.count(RECORDS, conditions(filter)),
  };
}

function conditions({ knowledge_id, doctor_id }: AudioFilter): DocumentFilter[] {
  return Object.entries({ knowledge_id, doctor_id }).flatMap(([field, value]) =>
    value === undefined ? [] : [{ field, op: '==' as const, value }],
  );
}

function toRecord({ data }: StoredDocument): AudioRecord {
  // Only this repository writes these records.
  return data as unknown as AudioRecord;
}

function toData(record: AudioRecord): DocumentData {
  return { ...record };
}
