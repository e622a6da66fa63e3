import { useTexts } from '../i18n/use-texts.ts';
import type { DraftField, DraftIssues } from './document-draft.ts';

/** The text of a field's problem; undefined when it has none. */
export function useIssueText(issues: DraftIssues): (field: DraftField) => string | undefined {
  const { t } = useTexts('knowledge');
  return (field) => {
    const kind = issues[field];
    return kind === undefined ? undefined : t(`knowledge:issues.${kind}`);
  };
}
