import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { toApiError } from '../api/api-error.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { AGENT_FIELDS, agentIssuesOf, type AgentField, type AgentIssues } from './agent-draft.ts';

/** Validation of an agent's form: ours before it is sent, the server's after. */
export interface AgentValidation {
  readonly formRef: RefObject<HTMLFormElement | null>;
  /** The text of a field's problem; undefined when it has none. */
  readonly issue: (field: AgentField) => string | undefined;
  /** Marks what is wrong and moves the focus there; true when nothing is. */
  readonly show: (issues: AgentIssues) => boolean;
  /** Marks the fields that the server refused; false when that does not say it all. */
  readonly take: (error: unknown) => boolean;
  /** Forgets the problem of a field that is being changed. */
  readonly forget: (field: AgentField) => void;
}

/** @see AgentValidation */
export function useAgentIssues(): AgentValidation {
  const { t } = useTexts('agents');
  const [issues, setIssues] = useState<AgentIssues>({});
  const formRef = useRef<HTMLFormElement>(null);
  const wanted = useRef<AgentField | null>(null);
  const show = useCallback((found: AgentIssues) => {
    setIssues(found);
    wanted.current = AGENT_FIELDS.find((field) => found[field] !== undefined) ?? null;
    return wanted.current === null;
  }, []);
  // Not at once: while the form is being sent its fields are disabled and cannot take the focus.
  useEffect(() => {
    const control = formRef.current?.querySelector(`[data-field="${wanted.current ?? ''}"]`);
    if (control instanceof HTMLElement && !control.matches(':disabled')) {
      wanted.current = null;
      control.focus();
    }
  });
  return {
    formRef,
    show,
    issue(field) {
      const kind = issues[field];
      return kind === undefined ? undefined : t(`agents:issues.${kind}`);
    },
    take(error) {
      const { fields, complete } = agentIssuesOf(toApiError(error).issues);
      show(fields);
      return complete;
    },
    forget: useCallback((field: AgentField) => {
      setIssues(({ [field]: _, ...others }) => others);
    }, []),
  };
}
