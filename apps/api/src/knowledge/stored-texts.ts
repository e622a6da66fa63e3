import type { DocumentStore, Transaction } from '../documents/index.ts';
import type { KnowledgeRecord } from './knowledge-record.ts';
import { splitText } from './text-parts.ts';

/** What a record says of its text. */
export type TextReference = Pick<KnowledgeRecord, 'text_id' | 'text_parts'>;

/** The texts of the documents. One never changes under its name, so what was read once need not be read again. */
export interface StoredTexts {
  writeIn(transaction: Transaction, reference: TextReference, text: string): void;
  deleteIn(transaction: Transaction, reference: TextReference): void;
  /** Null when it is gone. */
  read(reference: TextReference): Promise<string | null>;
}

const TEXTS = 'knowledge_texts';
/** How many characters are kept at hand, of the texts that were asked for last. */
const MAX_KEPT_CHARACTERS = 2_000_000;

/** Makes {@link StoredTexts} over a document store. */
export function createStoredTexts(
  store: DocumentStore,
  maxKeptCharacters = MAX_KEPT_CHARACTERS,
): StoredTexts {
  const kept = new Map<string, string>();
  let newest: string | null = null;
  let characters = 0;

  function forget(textId: string): void {
    characters -= kept.get(textId)?.length ?? 0;
    kept.delete(textId);
  }

  function keep(textId: string, text: string): void {
    if (textId === newest && kept.has(textId)) {
      return;
    }
    newest = textId;
    forget(textId);
    kept.set(textId, text);
    characters += text.length;
    for (const oldest of kept.keys()) {
      if (characters <= maxKeptCharacters) {
        return;
      }
      forget(oldest);
    }
  }

  return {
    writeIn(transaction, reference, text) {
      for (const [index, part] of splitText(text).entries()) {
        transaction.create(TEXTS, partId(reference, index), { text: part });
      }
    },
    deleteIn(transaction, reference) {
      forget(reference.text_id);
      for (let index = 0; index < reference.text_parts; index += 1) {
        transaction.delete(TEXTS, partId(reference, index));
      }
    },
    async read(reference) {
      const text = kept.get(reference.text_id) ?? (await readParts(store, reference));
      if (text !== null) {
        keep(reference.text_id, text);
      }
      return text;
    },
  };
}

async function readParts(store: DocumentStore, reference: TextReference): Promise<string | null> {
  const parts = await Promise.all(
    Array.from({ length: reference.text_parts }, (_, index) =>
      store.get(TEXTS, partId(reference, index)),
    ),
  );
  return parts.some((part) => part === null)
    ? null
    : parts.map((part) => String(part?.data['text'])).join('');
}

function partId({ text_id }: TextReference, index: number): string {
  return `${text_id}-${String(index)}`;
}
