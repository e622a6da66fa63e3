import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { toApiError } from '../api/api-error.ts';
import {
  DRAFT_FIELDS,
  validateDraft,
  type DocumentDraft,
  type DraftField,
  type DraftIssues,
} from './document-draft.ts';
import { fieldsOfIssues } from './server-issues.ts';

/** Validation of a form: ours before it is sent, the server's after. */
export interface DraftValidation {
  readonly issues: DraftIssues;
  readonly formRef: RefObject<HTMLFormElement | null>;
  /** Checks the draft, marks what is wrong and moves the focus there. */
  readonly check: (draft: DocumentDraft) => boolean;
  /** Marks the fields that the server refused; false when that does not say it all. */
  readonly take: (error: unknown) => boolean;
  /** Forgets the problem of a field that is being changed. */
  readonly forget: (field: DraftField) => void;
  readonly forgetAll: () => void;
}

/** @see DraftValidation */
export function useDraftIssues(): DraftValidation {
  const [issues, setIssues] = useState<DraftIssues>({});
  const formRef = useRef<HTMLFormElement>(null);
  const wanted = useRef<DraftField | null>(null);
  const show = useCallback((found: DraftIssues) => {
    setIssues(found);
    wanted.current = DRAFT_FIELDS.find((field) => found[field] !== undefined) ?? null;
  }, []);
  // Not at once: while the form is being sent its fields are disabled and cannot take the focus.
  useEffect(() => {
    const control = formRef.current?.querySelector(
      `[data-field="${wanted.current ?? ''}"]:is(input, textarea), [data-field="${wanted.current ?? ''}"] input`,
    );
    if (control instanceof HTMLElement && !control.matches(':disabled')) {
      wanted.current = null;
      control.focus();
    }
  });
  const forget = useCallback((field: DraftField) => {
    setIssues(({ [field]: _, ...others }) => others);
  }, []);
  return {
    issues,
    formRef,
    check(draft) {
      const found = validateDraft(draft);
      show(found);
      return Object.keys(found).length === 0;
    },
    take(error) {
      const { fields, complete } = fieldsOfIssues(toApiError(error).issues);
      show(fields);
      return complete;
    },
    forget,
    forgetAll: useCallback(() => {
      setIssues({});
    }, []),
  };
}
