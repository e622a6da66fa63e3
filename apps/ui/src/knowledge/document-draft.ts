import { countCharacters, KNOWLEDGE_LIMITS, UPLOAD_EXTENSIONS } from '@elevendops/contract';

/** The fields of a document's form, named as the API names them. */
export const DRAFT_FIELDS = ['file', 'disease_name', 'tags', 'raw_content'] as const;

/** @see DRAFT_FIELDS */
export type DraftField = (typeof DRAFT_FIELDS)[number];

/** Everything that can be wrong with a field; each has a text in every language. */
export type IssueKind =
  | 'nameMissing'
  | 'nameTooLong'
  | 'tagsMissing'
  | 'tagsTooMany'
  | 'tagTooLong'
  | 'textMissing'
  | 'textTooLong'
  | 'notUnicode'
  | 'fileMissing'
  | 'fileType'
  | 'fileTooLarge'
  | 'fileEmpty'
  | 'invalid';

/** At most one problem per field. */
export type DraftIssues = Partial<Record<DraftField, IssueKind>>;

/** The facts about a file that decide whether it can be sent. */
export interface DraftFile {
  readonly name: string;
  readonly size: number;
  /** Characters of a text file; null when only the server can tell. */
  readonly characters: number | null;
}

/** What a person has entered so far. */
export interface DocumentDraft {
  readonly source: 'file' | 'paste';
  readonly name: string;
  readonly tags: readonly string[];
  readonly text: string;
  readonly file: DraftFile | null;
}

/** The problems of a draft, by field; empty when it can be saved. */
export function validateDraft(draft: DocumentDraft): DraftIssues {
  return withoutUndefined({
    disease_name: nameIssue(draft.name),
    tags: tagsIssue(draft.tags),
    ...(draft.source === 'file'
      ? { file: fileIssue(draft.file) }
      : { raw_content: textIssue(draft.text) }),
  });
}

function nameIssue(name: string): IssueKind | undefined {
  if (name.trim() === '') {
    return 'nameMissing';
  }
  return textProblem(name, KNOWLEDGE_LIMITS.diseaseName, 'nameTooLong');
}

function tagsIssue(tags: readonly string[]): IssueKind | undefined {
  if (tags.length === 0) {
    return 'tagsMissing';
  }
  if (tags.length > KNOWLEDGE_LIMITS.tags) {
    return 'tagsTooMany';
  }
  return tags
    .map((tag) => textProblem(tag, KNOWLEDGE_LIMITS.tag, 'tagTooLong'))
    .find((issue) => issue !== undefined);
}

function textIssue(text: string): IssueKind | undefined {
  if (text.trim() === '') {
    return 'textMissing';
  }
  return textProblem(text, KNOWLEDGE_LIMITS.rawContent, 'textTooLong');
}

function fileIssue(file: DraftFile | null): IssueKind | undefined {
  if (file === null) {
    return 'fileMissing';
  }
  const name = file.name.toLowerCase();
  if (!UPLOAD_EXTENSIONS.some((extension) => name.endsWith(extension))) {
    return 'fileType';
  }
  if (file.size === 0) {
    return 'fileEmpty';
  }
  if (file.size > KNOWLEDGE_LIMITS.uploadBytes) {
    return 'fileTooLarge';
  }
  return (file.characters ?? 0) > KNOWLEDGE_LIMITS.rawContent ? 'textTooLong' : undefined;
}

function textProblem(text: string, max: number, tooLong: IssueKind): IssueKind | undefined {
  if (!text.isWellFormed()) {
    return 'notUnicode';
  }
  return countCharacters(text) > max ? tooLong : undefined;
}

function withoutUndefined(issues: Record<string, IssueKind | undefined>): DraftIssues {
  return Object.fromEntries(
    Object.entries(issues).filter(([, issue]) => issue !== undefined),
  ) as DraftIssues;
}
