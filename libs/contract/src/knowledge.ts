import * as z from 'zod/mini';
import { documented } from './documented.ts';
import { pageQuerySchema, pageReplySchema } from './paging.ts';
import { text } from './text.ts';

/** Bounds of a knowledge document, in characters or entries; `uploadBytes` is the size of a file. */
export const KNOWLEDGE_LIMITS = {
  diseaseName: 100,
  rawContent: 300_000,
  tags: 100,
  tag: 200,
  doctorId: 200,
  uploadBytes: 20 * 1024 * 1024,
} as const;

/** The doctor that a request without one belongs to. */
export const DEFAULT_DOCTOR_ID = 'default_doctor';

/** The tags that the client offers; any other tag is accepted too. */
export const DEFAULT_KNOWLEDGE_TAGS = [
  'before_visit',
  'diagnosis',
  'procedure',
  'post_care',
  'medication',
  'warning_signs',
  'faq',
] as const;

/** File names that an upload may end in. */
export const UPLOAD_EXTENSIONS = ['.md', '.txt', '.pdf', '.docx'] as const;

/** The way of a document to the voice platform: pending, syncing, then completed or failed. */
export const SYNC_STATUSES = ['pending', 'syncing', 'completed', 'failed'] as const;

/** @see SYNC_STATUSES */
export type SyncStatus = (typeof SYNC_STATUSES)[number];

const diseaseName = text({ min: 1, max: KNOWLEDGE_LIMITS.diseaseName }).check(
  z.superRefine((value, context) => {
    if (value.length > 0 && value.trim() === '') {
      context.addIssue({
        code: 'custom',
        message: 'Value error, disease_name must not be blank',
        params: { type: 'value_error' },
      });
    }
  }),
);
const tags = z
  .array(text({ min: 0, max: KNOWLEDGE_LIMITS.tag }))
  .check(z.minLength(1), z.maxLength(KNOWLEDGE_LIMITS.tags));
const rawContent = text({ min: 1, max: KNOWLEDGE_LIMITS.rawContent });
const doctorId = text({ min: 0, max: KNOWLEDGE_LIMITS.doctorId });

/** Body of `POST /api/knowledge`. Unknown fields are ignored. */
export const createKnowledgeSchema = documented(
  { id: 'CreateKnowledge' },
  z.object({
    disease_name: diseaseName,
    tags: z._default(tags, ['faq']),
    raw_content: rawContent,
    doctor_id: z._default(doctorId, DEFAULT_DOCTOR_ID),
  }),
);

/** @see createKnowledgeSchema */
export type CreateKnowledge = z.infer<typeof createKnowledgeSchema>;

/** Body of `PUT /api/knowledge/{id}`: only the fields present are changed; null is refused. */
export const updateKnowledgeSchema = documented(
  { id: 'UpdateKnowledge' },
  z.object({
    disease_name: z.optional(diseaseName),
    tags: z.optional(tags),
    raw_content: z.optional(rawContent),
  }),
);

/** @see updateKnowledgeSchema */
export type UpdateKnowledge = z.infer<typeof updateKnowledgeSchema>;

/**
 * The fields beside `file` in `POST /api/knowledge/upload`. The name defaults to the file's; `tags` may
 * be repeated or hold several, separated by commas.
 */
export const uploadKnowledgeFieldsSchema = documented(
  { id: 'UploadKnowledgeFields' },
  z.object({
    disease_name: z.optional(diseaseName),
    tags: z.optional(tags),
    doctor_id: z._default(doctorId, DEFAULT_DOCTOR_ID),
  }),
);

/** A document without its text, as lists with `fields=summary` give it. */
export const knowledgeSummarySchema = documented(
  { id: 'KnowledgeSummary' },
  z.object({
    knowledge_id: z.uuid(),
    doctor_id: z.string(),
    disease_name: z.string(),
    tags: z.array(z.string()),
    sync_status: z.enum(SYNC_STATUSES),
    elevenlabs_document_id: z.nullable(z.string()),
    sync_error_message: z.nullable(z.string()),
    last_sync_attempt: z.nullable(z.iso.datetime()),
    sync_retry_count: z.int().check(z.nonnegative()),
    created_at: z.iso.datetime(),
    modified_at: z.nullable(z.iso.datetime()),
  }),
);

/** @see knowledgeSummarySchema */
export type KnowledgeSummary = z.infer<typeof knowledgeSummarySchema>;

/** A whole document: its text, and the text by headings. */
export const knowledgeDocumentSchema = documented(
  { id: 'KnowledgeDocument' },
  z.extend(knowledgeSummarySchema, {
    raw_content: z.string(),
    structured_sections: z.nullable(z.record(z.string(), z.string())),
  }),
);

/** @see knowledgeDocumentSchema */
export type KnowledgeDocument = z.infer<typeof knowledgeDocumentSchema>;

/** Query of `GET /api/knowledge`. */
export const knowledgeListQuerySchema = z.extend(pageQuerySchema, {
  fields: documented(
    { description: '`summary` leaves the text out.' },
    z._default(z.enum(['full', 'summary']), 'full'),
  ),
  sync_status: documented(
    { description: 'Those in this status alone; `total_count` counts them.' },
    z.optional(z.enum(SYNC_STATUSES)),
  ),
});

/** @see knowledgeListQuerySchema */
export type KnowledgeListQuery = z.infer<typeof knowledgeListQuerySchema>;

/** Reply of `GET /api/knowledge`: newest first; `total_count` counts all pages. */
export const knowledgeListSchema = documented(
  { id: 'KnowledgeList' },
  z.extend(pageReplySchema, {
    documents: z.array(z.union([knowledgeDocumentSchema, knowledgeSummarySchema])),
  }),
);

/** @see knowledgeListSchema */
export type KnowledgeList = z.infer<typeof knowledgeListSchema>;
