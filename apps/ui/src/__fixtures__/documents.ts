import {
  knowledgeSummarySchema,
  type KnowledgeDocument,
  type KnowledgeSummary,
} from '@elevendops/contract';

let made = 0;

/** A document with sensible contents; every call gives another id and a later moment. */
export function createDocument(change: Partial<KnowledgeDocument> = {}): KnowledgeDocument {
  made += 1;
  const serial = String(made).padStart(12, '0');
  const text = change.raw_content ?? '# Sugar\n\nEat **less** of it.';
  return {
    knowledge_id: `00000000-0000-4000-8000-${serial}`,
    doctor_id: 'default_doctor',
    disease_name: `Document ${String(made)}`,
    tags: ['faq'],
    raw_content: text,
    structured_sections: { Sugar: 'Eat **less** of it.' },
    sync_status: 'completed',
    elevenlabs_document_id: 'kb_1',
    sync_error_message: null,
    last_sync_attempt: null,
    sync_retry_count: 1,
    created_at: new Date(Date.UTC(2026, 0, 1) + made * 60_000).toISOString(),
    modified_at: null,
    ...change,
  };
}

/** The document as lists show it. */
export function summaryOf(document: KnowledgeDocument): KnowledgeSummary {
  return knowledgeSummarySchema.parse(document);
}
