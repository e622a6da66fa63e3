import type {
  KnowledgeDocument,
  KnowledgeList,
  KnowledgeSummary,
  UpdateKnowledge,
} from '@elevendops/contract';
import {
  useMutation,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { toApiError } from '../api/api-error.ts';
import {
  createKnowledge,
  deleteKnowledge,
  retryKnowledgeSync,
  updateKnowledge,
  uploadKnowledge,
  type PastedDocument,
  type UploadedDocument,
  type UploadHandling,
} from '../api/knowledge-api.ts';
import { useAnnounce } from '../feedback/use-announce.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { useClock, type Clock } from '../time/clock.tsx';
import { knowledgeKeys } from './knowledge-queries.ts';

type ListData = InfiniteData<KnowledgeList, string | null>;

/** A new document, pasted or uploaded. */
export type NewDocument =
  | { readonly source: 'paste'; readonly document: PastedDocument }
  | {
      readonly source: 'file';
      readonly document: UploadedDocument;
      readonly handling: UploadHandling;
    };

/** Saves a new document. */
export function useAddDocument() {
  const api = useApi();
  const saved = useSaved();
  return useMutation({
    mutationFn: (input: NewDocument) =>
      input.source === 'paste'
        ? createKnowledge(api, input.document)
        : uploadKnowledge(api, input.document, input.handling),
    onSuccess: saved,
  });
}

/** Saves the changed fields of a document. */
export function useUpdateDocument(id: string) {
  const api = useApi();
  const saved = useSaved();
  return useMutation({
    mutationFn: (change: UpdateKnowledge) => updateKnowledge(api, id, change),
    onSuccess: saved,
  });
}

/** Syncs a failed document again, and says how that went. */
export function useRetrySync() {
  const api = useApi();
  const saved = useSaved();
  const announce = useAnnounce();
  const { t } = useTexts('knowledge');
  return useMutation({
    mutationFn: (document: KnowledgeSummary) => retryKnowledgeSync(api, document.knowledge_id),
    onSuccess(document) {
      saved(document);
      announce.success(t('knowledge:saved.retried', { name: document.disease_name }));
    },
    onError(error, document) {
      announce.failure(t('knowledge:saved.retryFailed', { name: document.disease_name }), error);
    },
  });
}

/** Deletes a document. It leaves the list at once and comes back when the deletion fails. */
export function useRemoveDocument() {
  const api = useApi();
  const client = useQueryClient();
  const announce = useAnnounce();
  const { t } = useTexts('knowledge');
  return useMutation({
    mutationKey: knowledgeKeys.remove,
    mutationFn: (document: KnowledgeSummary) =>
      deleteKnowledge(api, document.knowledge_id).catch((error: unknown) => {
        // Gone already is what was wanted.
        if (toApiError(error).code !== 'NOT_FOUND') {
          throw error;
        }
      }),
    async onSuccess(_, document) {
      await client.cancelQueries({ queryKey: knowledgeKeys.list });
      changeList(client, (documents) =>
        documents.filter((other) => other.knowledge_id !== document.knowledge_id),
      );
      client.removeQueries({ queryKey: knowledgeKeys.document(document.knowledge_id) });
      void client.invalidateQueries({ queryKey: knowledgeKeys.list });
      announce.success(t('knowledge:saved.removed', { name: document.disease_name }));
    },
    onError(error, document) {
      announce.failure(t('knowledge:saved.removeFailed', { name: document.disease_name }), error);
    },
  });
}

function useSaved(): (document: KnowledgeDocument) => void {
  const client = useQueryClient();
  const clock = useClock();
  return (document) => {
    rememberSaved(client, clock, document);
  };
}

function rememberSaved(client: QueryClient, clock: Clock, document: KnowledgeDocument): void {
  client.setQueryData(knowledgeKeys.savedAt, clock());
  client.setQueryData(knowledgeKeys.document(document.knowledge_id), document);
  changeList(client, (documents) =>
    documents.map((other) => (other.knowledge_id === document.knowledge_id ? document : other)),
  );
  void client.invalidateQueries({ queryKey: knowledgeKeys.list });
  void client.invalidateQueries({ queryKey: knowledgeKeys.document(document.knowledge_id) });
}

function changeList(
  client: QueryClient,
  change: (documents: KnowledgeList['documents']) => KnowledgeList['documents'],
): void {
  client.setQueryData<ListData>(knowledgeKeys.list, (data) =>
    data === undefined
      ? undefined
      : {
          ...data,
          pages: data.pages.map((page) => ({ ...page, documents: change(page.documents) })),
        },
  );
}
