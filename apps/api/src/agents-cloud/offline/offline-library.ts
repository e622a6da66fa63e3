import type { DocumentStore } from '../../documents/index.ts';
import type { AgentKnowledge } from '../conversational-agents.ts';
import { readOfflineUpload } from './offline-knowledge-base.ts';
import { indexDocument, type Passage } from './retrieval/index-document.ts';

/** How much text is kept ready to be searched. */
const MAX_CHARACTERS = 1_500_000;
/** Sentences that are made searchable before other requests have a turn: some milliseconds. */
const AT_ONCE = 500;

type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** Uploads, ready to be searched. */
export interface OfflineLibrary {
  /** Rejects with the reason of `signal` once that aborts. */
  passagesOf(knowledge: readonly AgentKnowledge[], signal: AbortSignal): Promise<Passage[]>;
}

/**
 * Makes an {@link OfflineLibrary}; it keeps what was used last. An upload never changes.
 */
export function createOfflineLibrary(store: DocumentStore, sleep: Sleep): OfflineLibrary {
  const kept = new Map<string, { readonly passages: readonly Passage[]; readonly size: number }>();

  function forget(): void {
    let size = [...kept.values()].reduce((total, entry) => total + entry.size, 0);
    for (const [key, entry] of kept) {
      if (size <= MAX_CHARACTERS) {
        return;
      }
      kept.delete(key);
      size -= entry.size;
    }
  }

  async function load(
    { documentId, name }: AgentKnowledge,
    signal: AbortSignal,
  ): Promise<readonly Passage[]> {
    const key = `${documentId} ${name}`;
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known.passages;
    }
    const text = await readOfflineUpload(store, documentId);
    if (text === null) {
      return [];
    }
    const passages: Passage[] = [];
    for (const passage of indexDocument(name, text)) {
      passages.push(passage);
      if (passages.length % AT_ONCE === 0) {
        await sleep(0, signal);
        signal.throwIfAborted();
      }
    }
    kept.set(key, { passages, size: text.length });
    forget();
    return passages;
  }

  return {
    async passagesOf(knowledge, signal) {
      const all: (readonly Passage[])[] = [];
      for (const document of knowledge) {
        all.push(await load(document, signal));
      }
      return all.flat();
    },
  };
}
