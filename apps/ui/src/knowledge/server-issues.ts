import type { ValidationIssue } from '@elevendops/contract';
import {
  DRAFT_FIELDS,
  type DraftField,
  type DraftIssues,
  type IssueKind,
} from './document-draft.ts';

const TOO_SHORT: Record<DraftField, IssueKind> = {
  file: 'fileMissing',
  disease_name: 'nameMissing',
  tags: 'tagsMissing',
  raw_content: 'textMissing',
};

const TOO_LONG: Record<DraftField, IssueKind> = {
  file: 'fileTooLarge',
  disease_name: 'nameTooLong',
  tags: 'tagsTooMany',
  raw_content: 'textTooLong',
};

/** What the API found wrong, by field of the form; `complete` when every issue has found its field. */
export function fieldsOfIssues(issues: readonly ValidationIssue[]): {
  readonly fields: DraftIssues;
  readonly complete: boolean;
} {
  const fields: DraftIssues = {};
  let complete = issues.length > 0;
  for (const issue of issues) {
    const field = DRAFT_FIELDS.find((name) => issue.loc.includes(name));
    if (field === undefined) {
      complete = false;
    } else {
      fields[field] ??= kindOf(field, issue);
    }
  }
  return { fields, complete };
}

function kindOf(field: DraftField, issue: ValidationIssue): IssueKind {
  if (issue.type === 'missing' || issue.type.endsWith('too_short')) {
    return TOO_SHORT[field];
  }
  if (issue.type.endsWith('too_long')) {
    return field === 'tags' && issue.type.startsWith('string') ? 'tagTooLong' : TOO_LONG[field];
  }
  if (issue.type === 'value_error' && field === 'disease_name' && issue.msg.includes('blank')) {
    return 'nameMissing';
  }
  return issue.msg.includes('Unicode') ? 'notUnicode' : 'invalid';
}
