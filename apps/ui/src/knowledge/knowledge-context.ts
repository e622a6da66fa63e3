import type { KnowledgeSummary } from '@elevendops/contract';
import { useOutletContext } from 'react-router';
import type { ChosenFile } from './chosen-file.ts';

/** What the Knowledge page gives to what opens in its drawer. */
export interface KnowledgeContext {
  /** The file chosen or dropped for a new document. */
  readonly file: ChosenFile | null;
  readonly dragging: boolean;
  readonly chooseFiles: (files: readonly File[]) => void;
  readonly clearFile: () => void;
  /** Asks whether to delete a document. */
  readonly askRemove: (document: KnowledgeSummary) => void;
}

/** @see KnowledgeContext */
export function useKnowledgeContext(): KnowledgeContext {
  return useOutletContext<KnowledgeContext>();
}
