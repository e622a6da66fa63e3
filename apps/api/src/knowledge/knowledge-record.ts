import type { KnowledgeDocument, KnowledgeSummary } from '@elevendops/contract';
import { parseSections } from './sections.ts';
import type { SyncState } from './sync-state.ts';

/** A knowledge document as it is stored, without its text. */
export interface KnowledgeRecord extends SyncState {
  readonly knowledge_id: string;
  readonly doctor_id: string;
  readonly disease_name: string;
  readonly tags: readonly string[];
  readonly created_at: string;
  readonly modified_at: string | null;
  /** Names the parts that hold the text; each text has a name of its own, so parts never change. */
  readonly text_id: string;
  readonly text_parts: number;
  /** Of the whole text in UTF-8; tells whether a text sent again is a change. */
  readonly text_sha256: string;
}

/** The record as lists with `fields=summary` show it. */
export function toSummary(record: KnowledgeRecord): KnowledgeSummary {
  return {
    knowledge_id: record.knowledge_id,
    doctor_id: record.doctor_id,
    disease_name: record.disease_name,
    tags: [...record.tags],
    sync_status: record.sync_status,
    elevenlabs_document_id: record.elevenlabs_document_id,
    sync_error_message: record.sync_error_message,
    last_sync_attempt: record.last_sync_attempt,
    sync_retry_count: record.sync_retry_count,
    created_at: record.created_at,
    modified_at: record.modified_at,
  };
}

/** The whole document; its sections are read from the text each time, so they cannot be stale. */
export function toDocument(record: KnowledgeRecord, text: string): KnowledgeDocument {
  return {
    ...toSummary(record),
    raw_content: text,
    structured_sections: parseSections(text),
  };
}

/** The name under which the voice platform knows the document. */
export function uploadName(record: Pick<KnowledgeRecord, 'disease_name' | 'tags'>): string {
  return [record.disease_name, ...record.tags].join('_');
}
