import { z } from 'zod';
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

const diseaseName = text({ min: 1, max: KNOWLEDGE_LIMITS.diseaseName }).superRefine(
  (value, context) => {
    if (value.length > 0 && value.trim() === '') {
      context.addIssue({
        code: 'custom',
        message: 'Value error, disease_name must not be blank',
        params: { type: 'value_error' },
      });
    }
  },
);
const tags = z
  .array(text({ min: 0, max: KNOWLEDGE_LIMITS.tag }))
  .min(1)
  .max(KNOWLEDGE_LIMITS.tags);
const rawContent = text({ min: 1, max: KNOWLEDGE_LIMITS.rawContent });
const doctorId = text({ min: 0, max: KNOWLEDGE_LIMITS.doctorId });

/** Body of `POST /api/knowledge`. Unknown fields are ignored. */
export const createKnowledgeSchema = z
  .object({
    disease_name: diseaseName,
    tags: tags.default(['faq']),
    raw_content: rawContent,
    doctor_id: doctorId.default(DEFAULT_DOCTOR_ID),
  })
  .meta({ id: 'CreateKnowledge' });

/** @see createKnowledgeSchema */
export type CreateKnowledge = z.infer<typeof createKnowledgeSchema>;

/** Body of `PUT /api/knowledge/{id}`: only the fields present are changed; null is refused. */
export const updateKnowledgeSchema = z
  .object({
    disease_name: diseaseName.optional(),
    tags: tags.optional(),
    raw_content: rawContent.optional(),
  })
  .meta({ id: 'UpdateKnowledge' });

/** @see updateKnowledgeSchema */
export type UpdateKnowledge = z.infer<typeof updateKnowledgeSchema>;

/**
 * The fields beside `file` in `POST /api/knowledge/upload`. The name defaults to the file's; `tags` may
 * be repeated or hold several, separated by commas.
 */
export const uploadKnowledgeFieldsSchema = z
  .object({
    disease_name: diseaseName.optional(),
    tags: tags.optional(),
    doctor_id: doctorId.default(DEFAULT_DOCTOR_ID),
  })
  .meta({ id: 'UploadKnowledgeFields' });

/** A document without its text, as lists with `fields=summary` give it. */
export const knowledgeSummarySchema = z
  .object({
    knowledge_id: z.uuid(),
    doctor_id: z.string(),
    disease_name: z.string(),
    tags: z.array(z.string()),
    sync_status: z.enum(SYNC_STATUSES),
    elevenlabs_document_id: z.string().nullable(),
    sync_error_message: z.string().nullable(),
    last_sync_attempt: z.iso.datetime().nullable(),
    sync_retry_count: z.number().int().nonnegative(),
    created_at: z.iso.datetime(),
    modified_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'KnowledgeSummary' });

/** @see knowledgeSummarySchema */
export type KnowledgeSummary = z.infer<typeof knowledgeSummarySchema>;

/** A whole document: its text, and the text by headings. */
export const knowledgeDocumentSchema = knowledgeSummarySchema
  .extend({
    raw_content: z.string(),
    structured_sections: z.record(z.string(), z.string()).nullable(),
  })
  .meta({ id: 'KnowledgeDocument' });

/** @see knowledgeDocumentSchema */
export type KnowledgeDocument = z.infer<typeof knowledgeDocumentSchema>;

/** Query of `GET /api/knowledge`. */
export const knowledgeListQuerySchema = pageQuerySchema.extend({
  fields: z
    .enum(['full', 'summary'])
    .default('full')
    .meta({ description: '`summary` leaves the text out.' }),
  sync_status: z
    .enum(SYNC_STATUSES)
    .optional()
    .meta({ description: 'Those in this status alone; `total_count` counts them.' }),
});

/** @see knowledgeListQuerySchema */
export type KnowledgeListQuery = z.infer<typeof knowledgeListQuerySchema>;

/** Reply of `GET /api/knowledge`: newest first; `total_count` counts all pages. */
export const knowledgeListSchema = pageReplySchema
  .extend({ documents: z.array(z.union([knowledgeDocumentSchema, knowledgeSummarySchema])) })
  .meta({ id: 'KnowledgeList' });

/** @see knowledgeListSchema */
export type KnowledgeList = z.infer<typeof knowledgeListSchema>;
