import { createHash } from 'node:crypto';
import type {
  CreateKnowledge,
  KnowledgeDocument,
  KnowledgeList,
  KnowledgeListQuery,
  UpdateKnowledge,
} from '@elevendops/contract';
import { invalidRequest, notFound } from '../errors/index.ts';
import { parseCursor, renderCursor, type PagePosition } from './cursor.ts';
import { toDocument, toSummary, type KnowledgeRecord } from './knowledge-record.ts';
import type { KnowledgeRepository, RecordChange } from './repository.ts';
import { changed, newSyncState, retried } from './sync-state.ts';
import { splitText } from './text-parts.ts';

/** What the use cases need. */
export interface KnowledgeServiceOptions {
  readonly repository: KnowledgeRepository;
  readonly now: () => Date;
  readonly createId: () => string;
  /** Told that there is something to sync or to remove. */
  readonly wakeSync: () => void;
}

/** The use cases of knowledge documents. */
export interface KnowledgeService {
  create(input: CreateKnowledge): Promise<KnowledgeDocument>;
  list(query: KnowledgeListQuery): Promise<KnowledgeList>;
  /** @throws HttpError 404 */
  get(knowledgeId: string): Promise<KnowledgeDocument>;
  /** @throws HttpError 404 */
  update(knowledgeId: string, input: UpdateKnowledge): Promise<KnowledgeDocument>;
  /** @throws HttpError 404 */
  delete(knowledgeId: string): Promise<void>;
  /** @throws HttpError 404 */
  retrySync(knowledgeId: string): Promise<KnowledgeDocument>;
}

/** A page of whole documents ends early once it holds this many characters of text. */
const MAX_PAGE_CHARACTERS = 4_000_000;

const unknownDocument = () => notFound('Knowledge document');

/** Makes a {@link KnowledgeService}. */
export function createKnowledgeService(options: KnowledgeServiceOptions): KnowledgeService {
  const { repository, now, createId, wakeSync } = options;

  async function get(knowledgeId: string): Promise<KnowledgeDocument> {
    const found = await repository.getWithText(knowledgeId);
    if (found === null) {
      throw unknownDocument();
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
      ...(uploadsAnew ? changed(record) : {}),
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
      throw unknownDocument();
    }
    return toDocument(record, found.text);
  }

  return {
    get,
    async create(input) {
      const { raw_content: text, ...fields } = input;
      const record: KnowledgeRecord = {
        ...newSyncState(),
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
    async list({ limit, cursor, fields }) {
      const [page, total_count] = await Promise.all([
        repository.list({ limit: limit + 1, after: positionOf(cursor) }),
        repository.count(),
      ]);
      const records = page.slice(0, limit);
      const documents: KnowledgeList['documents'] = [];
      let characters = 0;
      let last: KnowledgeRecord | undefined;
      for (const record of records) {
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
      const more = last !== undefined && last !== page.at(-1);
      return { documents, total_count, next_cursor: more ? cursorAfter(last) : null };
    },
    async update(knowledgeId, input) {
      const after = await repository.change(knowledgeId, (record) => update(record, input));
      wakeSync();
      return withText(after);
    },
    async delete(knowledgeId) {
      if (!(await repository.delete(knowledgeId))) {
        throw unknownDocument();
      }
      wakeSync();
    },
    async retrySync(knowledgeId) {
      const after = await repository.change(knowledgeId, (record) => {
        const state = retried(record);
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

function positionOf(cursor: string | undefined): PagePosition | null {
  if (cursor === undefined) {
    return null;
  }
  const position = parseCursor(cursor);
  if (position === null) {
    throw invalidRequest([
      {
        type: 'value_error',
        loc: ['query', 'cursor'],
        msg: 'Value error, not a cursor of this list: send the `next_cursor` of the page before',
      },
    ]);
  }
  return position;
}

function cursorAfter(record: KnowledgeRecord | undefined): string | null {
  return record === undefined
    ? null
    : renderCursor({ value: record.created_at, id: record.knowledge_id });
}
