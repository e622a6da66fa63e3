export { documentNameOfFile } from './document-name.ts';
export {
  ERROR_CODES,
  errorEnvelopeSchema,
  validationIssueSchema,
  type ErrorCode,
  type ErrorEnvelope,
  type ValidationIssue,
} from './error-envelope.ts';
export {
  DEFAULT_DOCTOR_ID,
  DEFAULT_KNOWLEDGE_TAGS,
  KNOWLEDGE_LIMITS,
  SYNC_STATUSES,
  UPLOAD_EXTENSIONS,
  createKnowledgeSchema,
  knowledgeDocumentSchema,
  knowledgeListQuerySchema,
  knowledgeListSchema,
  knowledgeSummarySchema,
  updateKnowledgeSchema,
  uploadKnowledgeFieldsSchema,
  type CreateKnowledge,
  type KnowledgeDocument,
  type KnowledgeList,
  type KnowledgeListQuery,
  type KnowledgeSummary,
  type SyncStatus,
  type UpdateKnowledge,
} from './knowledge.ts';
export { createOpenApiDocument } from './openapi/document.ts';
export { PAGE_LIMITS, pageQuerySchema, pageReplySchema, type PageQuery } from './paging.ts';
export { countCharacters, text, type TextLimits } from './text.ts';
