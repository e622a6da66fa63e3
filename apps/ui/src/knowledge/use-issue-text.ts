import { useTranslation } from 'react-i18next';
import type { DraftField, DraftIssues } from './document-draft.ts';

/** The text of a field's problem; undefined when it has none. */
export function useIssueText(issues: DraftIssues): (field: DraftField) => string | undefined {
  const { t } = useTranslation();
  return (field) => {
    const kind = issues[field];
    return kind === undefined ? undefined : t(`knowledge.issues.${kind}`);
  };
}
