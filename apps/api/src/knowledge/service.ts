import { createHash } from 'node:crypto';
import type {
  CreateKnowledge,
  KnowledgeDocument,
  KnowledgeSummary,
  SyncStatus,
  UpdateKnowledge,
} from '@elevendops/contract';
import type { PagePosition } from '../paging/index.ts';
import { toDocument, toSummary, type KnowledgeRecord } from './knowledge-record.ts';
import type { KnowledgeRepository, RecordChange } from './repository.ts';
import { changed, newSyncState, retried } from './sync-state.ts';
import { splitText } from './text-parts.ts';
import { UnknownKnowledgeError } from './unknown-knowledge-error.ts';

/** What the use cases need. */
export interface KnowledgeServiceOptions {
  readonly repository: KnowledgeRepository;
  readonly now: () => Date;
  readonly createId: () => string;
  /** Told that there is something to sync or to remove. */
  readonly wakeSync: () => void;
}

/** Which documents are listed, and how much of each. */
export interface PageRequest {
  readonly limit: number;
  /** Where the page before ended; null for the first. */
  readonly after: PagePosition | null;
  readonly fields: 'full' | 'summary';
  /** Those in one status alone. */
  readonly sync_status?: SyncStatus | undefined;
}

/** A part of the list, newest first. */
export interface KnowledgePage {
  readonly documents: (KnowledgeDocument | KnowledgeSummary)[];
  readonly total: number;
  /** Where the next page begins after; null when there is none. */
  readonly end: PagePosition | null;
}

/** The use cases of knowledge documents. */
export interface KnowledgeService {
  create(input: CreateKnowledge): Promise<KnowledgeDocument>;
  list(page: PageRequest): Promise<KnowledgePage>;
  /** @throws UnknownKnowledgeError */
  get(knowledgeId: string): Promise<KnowledgeDocument>;
  /** @throws UnknownKnowledgeError */
  update(knowledgeId: string, input: UpdateKnowledge): Promise<KnowledgeDocument>;
  /** @throws UnknownKnowledgeError */
  delete(knowledgeId: string): Promise<void>;
  /** @throws UnknownKnowledgeError */
  retrySync(knowledgeId: string): Promise<KnowledgeDocument>;
}

/** A page of whole documents ends early once it holds this many characters of text. */
const MAX_PAGE_CHARACTERS = 1_000_000;

/** Makes a {@link KnowledgeService}. */
export function createKnowledgeService(options: KnowledgeServiceOptions): KnowledgeService {
  const { repository, now, createId, wakeSync } = options;

  async function get(knowledgeId: string): Promise<KnowledgeDocument> {
    const found = await repository.getWithText(knowledgeId);
    if (found === null) {
      throw new UnknownKnowledgeError();
    }
    return toDocument(found.record, found.text);
  }

  function update(record: KnowledgeRecord, input: UpdateKnowledge): RecordChange {
    const { disease_name = record.disease_name, tags = record.tags, raw_content } = input;
    // The same text sent again is no change, and costs no upload.
    const text = sha256(raw_content) === record.text_sha256 ? undefined : raw_content;
    const uploadsAnew =
      disease_name !== record.disease_name || !isSameSet(tags, record.tags) || text !== undefined;
    const edited: KnowledgeRecord = {
      ...record,
      ...(uploadsAnew ? changed(record, now()) : {}),
      disease_name,
      tags,
      modified_at: now().toISOString(),
    };
    return text === undefined
      ? { record: edited }
      : { record: { ...edited, ...textFields(createId(), text) }, text };
  }

  /** A record as it was just written, with its text. */
  async function withText(record: KnowledgeRecord | null): Promise<KnowledgeDocument> {
    const found = record && (await repository.getWithText(record.knowledge_id));
    if (record === null || found === null) {
      throw new UnknownKnowledgeError();
    }
    return toDocument(record, found.text);
  }

  return {
    get,
    async create(input) {
      const { raw_content: text, ...fields } = input;
      const record: KnowledgeRecord = {
        ...newSyncState(now()),
        ...fields,
        ...textFields(createId(), text),
        knowledge_id: createId(),
        created_at: now().toISOString(),
        modified_at: null,
      };
      await repository.create(record, text);
      wakeSync();
      return toDocument(record, text);
    },
    async list({ limit, after, fields, sync_status: status }) {
      const [records, total] = await Promise.all([
        repository.list({ limit: limit + 1, after, status }),
        repository.count(status),
      ]);
      const documents: KnowledgePage['documents'] = [];
      let characters = 0;
      let last: KnowledgeRecord | undefined;
      for (const record of records.slice(0, limit)) {
        if (fields === 'summary') {
          documents.push(toSummary(record));
        } else if (characters < MAX_PAGE_CHARACTERS) {
          const found = await repository.getWithText(record.knowledge_id);
          characters += found?.text.length ?? 0;
          documents.push(...(found === null ? [] : [toDocument(found.record, found.text)]));
        } else {
          break;
        }
        last = record;
      }
      const end = last === undefined || last === records.at(-1) ? null : positionOf(last);
      return { documents, total, end };
    },
    async update(knowledgeId, input) {
      const after = await repository.change(knowledgeId, (record) => update(record, input));
      wakeSync();
      return withText(after);
    },
    async delete(knowledgeId) {
      if (!(await repository.delete(knowledgeId, now()))) {
        throw new UnknownKnowledgeError();
      }
      wakeSync();
    },
    async retrySync(knowledgeId) {
      const after = await repository.change(knowledgeId, (record) => {
        const state = retried(record, now());
        return state === record ? null : { record: { ...record, ...state } };
      });
      wakeSync();
      return withText(after);
    },
  };
}

function textFields(
  textId: string,
  text: string,
): Pick<KnowledgeRecord, 'text_id' | 'text_parts' | 'text_sha256'> {
  return { text_id: textId, text_parts: splitText(text).length, text_sha256: sha256(text) };
}

function sha256(text: string): string;
function sha256(text: string | undefined): string | undefined;
function sha256(text: string | undefined): string | undefined {
  return text === undefined ? undefined : createHash('sha256').update(text).digest('hex');
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  const set = new Set(one);
  const otherSet = new Set(other);
  return set.size === otherSet.size && one.every((tag) => otherSet.has(tag));
}

function positionOf(record: KnowledgeRecord): PagePosition {
  return { value: record.created_at, id: record.knowledge_id };
}
