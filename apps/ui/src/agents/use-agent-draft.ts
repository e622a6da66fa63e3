import { useState } from 'react';
import type { AgentDraft } from './agent-draft.ts';

/** What a doctor has entered, and how it is changed. */
export interface EditedDraft {
  readonly draft: AgentDraft;
  readonly change: (part: Partial<AgentDraft>) => void;
}

/** Keeps what is entered into the form of an agent. */
export function useAgentDraft(initial: AgentDraft): EditedDraft {
  const [draft, setDraft] = useState(initial);
  return {
    draft,
    change(part) {
      setDraft((before) => ({ ...before, ...part }));
    },
  };
}
