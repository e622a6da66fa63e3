import { z } from 'zod';
import { pathWithId } from '../../upstream/elevenlabs/index.ts';
import { UpstreamError, type UpstreamClient } from '../../upstream/index.ts';
import { KnowledgeBaseError, type KnowledgeBase } from '../knowledge-base.ts';
import { documentPrefix, revisionPrefix, uploadName } from './upload-name.ts';

const FOLDER = '/v1/convai/knowledge-base';
const UPLOAD_DEADLINE_MS = 60_000;
const MAX_PAGES = 20;

const createdSchema = z.object({ id: z.string().min(1) });
const pageSchema = z.object({
  documents: z.array(z.object({ id: z.string(), name: z.string() })),
  has_more: z.boolean(),
  next_cursor: z.string().nullish(),
});

/**
 * The knowledge base of ElevenLabs. An upload whose outcome is unknown is not sent again by itself. Its
 * name says which revision of which document it is, so that the next upload of that revision finds and
 * removes what an earlier one may have left.
 */
export function createElevenLabsKnowledgeBase(client: UpstreamClient): KnowledgeBase {
  /** Ids of the uploads whose names begin so. */
  async function idsOf(prefix: string, signal: AbortSignal): Promise<readonly string[]> {
    const ids: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PAGES; page++) {
      const query = { search: prefix, page_size: 100, cursor };
      const reply = await client.json({ method: 'GET', path: FOLDER, query }, pageSchema, signal);
      ids.push(
        ...reply.documents.filter(({ name }) => name.startsWith(prefix)).map(({ id }) => id),
      );
      cursor = reply.next_cursor ?? undefined;
      if (!reply.has_more || cursor === undefined) {
        break;
      }
    }
    return ids;
  }

  function remove(
    documentId: string,
    { force, signal }: { readonly force: boolean; readonly signal: AbortSignal },
  ): Promise<void> {
    const path = pathWithId(FOLDER, documentId);
    return client.send({ method: 'DELETE', path, query: { force } }, signal);
  }

  return {
    async upload(upload, signal) {
      if (upload.text.trim() === '') {
        throw new KnowledgeBaseError('The document has no readable text.', { retryable: false });
      }
      const body = fileForm(uploadName(upload), upload.text);
      try {
        for (const leftover of await idsOf(revisionPrefix(upload), signal)) {
          // Without force: what an agent uses is no leftover, and the service refuses to remove it.
          await remove(leftover, { force: false, signal }).catch(unlessRejected);
        }
        const { id } = await client.json(
          {
            method: 'POST',
            path: `${FOLDER}/file`,
            body,
            onlyOnce: true,
            deadlineMs: UPLOAD_DEADLINE_MS,
          },
          createdSchema,
          signal,
        );
        return id;
      } catch (error) {
        throw asKnowledgeBaseError(error);
      }
    },
    async find(knowledgeId, signal) {
      try {
        return await idsOf(documentPrefix(knowledgeId), signal);
      } catch (error) {
        throw asKnowledgeBaseError(error);
      }
    },
    async remove(documentId, signal) {
      try {
        await remove(documentId, { force: true, signal });
      } catch (error) {
        if (!(error instanceof UpstreamError && error.status === 404)) {
          throw asKnowledgeBaseError(error);
        }
      }
    },
  };
}

/** A file rather than a text: agents refer to a document by its type too, and older ones are files. */
function fileForm(name: string, text: string): FormData {
  const form = new FormData();
  form.append('name', name);
  form.append('file', new File([text], 'document.md', { type: 'text/markdown' }));
  return form;
}

function unlessRejected(error: unknown): void {
  if (!(error instanceof UpstreamError && error.failure === 'rejected')) {
    throw error;
  }
}

function asKnowledgeBaseError(error: unknown): unknown {
  if (!(error instanceof UpstreamError)) {
    return error;
  }
  const { failure, message, retryable } = error;
  const told =
    failure === 'rejected'
      ? 'ElevenLabs did not take the document. Check its name and its text.'
      : message;
  return new KnowledgeBaseError(told, { retryable, cause: error });
}
