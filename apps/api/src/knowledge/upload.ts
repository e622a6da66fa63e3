import {
  createKnowledgeSchema,
  documentNameOfFile,
  KNOWLEDGE_LIMITS,
  uploadKnowledgeFieldsSchema,
} from '@elevendops/contract';
import type { RequestHandler } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import {
  HttpError,
  invalidRequest,
  payloadTooLarge,
  unsupportedMediaType,
} from '../errors/index.ts';
import { parseRequest } from '../http/parse-request.ts';
import type { TextExtractor } from '../text-extraction/index.ts';
import type { KnowledgeService } from './service.ts';

/** What an upload goes through. */
export interface KnowledgeUploadOptions {
  readonly service: KnowledgeService;
  readonly extractor: TextExtractor;
  /** Holds files while they are read. */
  readonly storage: StorageEngine;
}

const FORM_LIMITS = {
  fileSize: KNOWLEDGE_LIMITS.uploadBytes,
  files: 1,
  fields: KNOWLEDGE_LIMITS.tags + 10,
  fieldSize: 64 * 1024,
  parts: KNOWLEDGE_LIMITS.tags + 11,
  // A name like `tags[4294967294]` would make a list with so many holes that walking it stops the process.
  fieldNestingDepth: 0,
};

/** The handlers of `POST /api/knowledge/upload`: a form with one file becomes a document. */
export function createKnowledgeUpload(options: KnowledgeUploadOptions): RequestHandler[] {
  const { service, extractor, storage } = options;
  const form = multer({
    storage,
    limits: FORM_LIMITS,
    // Without it a Chinese file name arrives garbled.
    defParamCharset: 'utf8',
  }).single('file');

  return [
    (request, _response, next) => {
      if (!/^multipart\/form-data\s*;/i.test(request.headers['content-type'] ?? '')) {
        throw unsupportedMediaType('multipart/form-data');
      }
      next();
    },
    (request, response, next) => {
      form(request, response, (error: unknown) => {
        next(error === undefined || error === null ? undefined : formError(error));
      });
    },
    async (request, response) => {
      const { file } = request;
      if (file === undefined) {
        throw invalidRequest([{ type: 'missing', loc: ['body', 'file'], msg: 'Field required' }]);
      }
      const name = file.originalname;
      const fields = parseRequest(uploadKnowledgeFieldsSchema, 'body', formFields(request.body));
      const leaving = new AbortController();
      response.once('close', () => {
        leaving.abort();
      });
      const { text } = await extractor.extract({ name, bytes: file.buffer }, leaving.signal);
      const input = parseRequest(createKnowledgeSchema, 'body', {
        ...fields,
        disease_name: fields.disease_name ?? documentNameOfFile(name),
        raw_content: text,
      });
      response.status(201).json(await service.create(input));
    },
  ];
}

/** The text fields of a form, in the shape of the schema; empty ones count as left out. */
function formFields(body: unknown): Record<string, unknown> {
  const { disease_name, doctor_id, tags } = (body ?? {}) as Record<string, unknown>;
  const list = (Array.isArray(tags) ? tags : [tags])
    .flatMap((value) => (typeof value === 'string' ? value.split(',') : []))
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  return {
    ...(disease_name === '' || disease_name === undefined ? {} : { disease_name }),
    ...(doctor_id === '' || doctor_id === undefined ? {} : { doctor_id }),
    ...(list.length === 0 ? {} : { tags: list }),
  };
}

function formError(error: unknown): unknown {
  if (error instanceof HttpError) {
    return error;
  }
  if (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE') {
    return payloadTooLarge(`${String(KNOWLEDGE_LIMITS.uploadBytes / 1024 / 1024)} MB for a file`);
  }
  const field = error instanceof MulterError ? error.field : undefined;
  return invalidRequest([
    {
      type: 'value_error',
      loc: field === undefined ? ['body'] : ['body', field],
      msg: `Value error, the form cannot be read: ${error instanceof MulterError ? error.message : 'it is malformed'}`,
    },
  ]);
}
