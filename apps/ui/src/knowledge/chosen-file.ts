import { countCharacters, KNOWLEDGE_LIMITS } from '@elevendops/contract';
import type { DraftFile } from './document-draft.ts';

/** A file that a person has chosen, with what its validation needs. */
export interface ChosenFile extends DraftFile {
  readonly file: File;
}

/** Looks at a chosen file. Text files are counted here, so that a long one is refused before it is sent. */
export async function inspectFile(file: File): Promise<ChosenFile> {
  const countable = /\.(md|txt)$/iu.test(file.name) && file.size <= KNOWLEDGE_LIMITS.uploadBytes;
  return {
    file,
    name: file.name,
    size: file.size,
    characters: countable ? countCharacters(await file.text()) : null,
  };
}
