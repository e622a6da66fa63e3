import {
  AGENT_LIMITS,
  countCharacters,
  type Agent,
  type AgentLanguage,
  type AnswerStyle,
  type UpdateAgent,
  type ValidationIssue,
} from '@elevendops/contract';
import type { NewAgent } from '../api/agents-api.ts';

/** The fields of an agent's form, named as the API names them, in their order on the page. */
export const AGENT_FIELDS = [
  'name',
  'knowledge_ids',
  'languages',
  'voice_id',
  'answer_style',
  'system_prompt_override',
] as const;

/** @see AGENT_FIELDS */
export type AgentField = (typeof AGENT_FIELDS)[number];

/** Everything that can be wrong with a field; each has a text in every language. */
export type AgentIssueKind =
  | 'nameMissing'
  | 'nameTooLong'
  | 'tooManyDocuments'
  | 'languageMissing'
  | 'voiceMissing'
  | 'promptTooLong'
  | 'notUnicode'
  | 'invalid';

/** At most one problem per field. */
export type AgentIssues = Partial<Record<AgentField, AgentIssueKind>>;

/** What a doctor has entered so far. */
export interface AgentDraft {
  readonly name: string;
  readonly knowledgeIds: readonly string[];
  /** The first is the main one. */
  readonly languages: readonly AgentLanguage[];
  /** Empty until one is chosen. */
  readonly voiceId: string;
  readonly style: AnswerStyle;
  /** Null: the prompt of the answer style. */
  readonly ownPrompt: string | null;
}

/** The problems of a draft, by field; empty when it can be saved. */
export function validateAgent(draft: AgentDraft): AgentIssues {
  const { knowledgeIds, languages, voiceId, ownPrompt } = draft;
  const issues: Record<string, AgentIssueKind | undefined> = {
    name: nameIssue(draft.name),
    knowledge_ids: knowledgeIds.length > AGENT_LIMITS.knowledgeIds ? 'tooManyDocuments' : undefined,
    languages: languages.length === 0 ? 'languageMissing' : undefined,
    voice_id: voiceId === '' ? 'voiceMissing' : undefined,
    system_prompt_override: ownPrompt === null ? undefined : promptIssue(ownPrompt),
  };
  return Object.fromEntries(
    Object.entries(issues).filter(([, issue]) => issue !== undefined),
  ) as AgentIssues;
}

/** The agent that a draft describes. The prompt is sent only when it is not the one of the style. */
export function toNewAgent(draft: AgentDraft, defaultPrompt: string | undefined): NewAgent {
  const ownPrompt = promptOf(draft);
  const isOwn = ownPrompt !== '' && ownPrompt !== defaultPrompt;
  return {
    name: draft.name,
    knowledge_ids: [...draft.knowledgeIds],
    voice_id: draft.voiceId,
    answer_style: draft.style,
    languages: [...draft.languages],
    ...(isOwn ? { system_prompt_override: ownPrompt } : {}),
  };
}

/** Only what differs, so that two people who change different fields do not undo each other. */
export function changesOfAgent(before: AgentDraft, after: AgentDraft): UpdateAgent {
  return {
    ...(after.name === before.name ? {} : { name: after.name }),
    ...(isSameSet(before.knowledgeIds, after.knowledgeIds)
      ? {}
      : { knowledge_ids: [...after.knowledgeIds] }),
    ...(isSameList(before.languages, after.languages) ? {} : { languages: [...after.languages] }),
    ...(after.voiceId === before.voiceId ? {} : { voice_id: after.voiceId }),
    ...(after.style === before.style ? {} : { answer_style: after.style }),
    ...(promptOf(after) === promptOf(before) ? {} : { system_prompt_override: promptOf(after) }),
  };
}

/** An agent as its form shows it; `ownPrompt` is null when it has the one of its style. */
export function draftOfAgent(agent: Agent, ownPrompt: string | null): AgentDraft {
  return {
    name: agent.name,
    knowledgeIds: agent.knowledge_ids,
    languages: agent.languages,
    voiceId: agent.voice_id,
    style: agent.answer_style,
    ownPrompt,
  };
}

/** A prompt of one's own; empty for none, which is how the API takes it. */
function promptOf({ ownPrompt }: AgentDraft): string {
  return ownPrompt === null || ownPrompt.trim() === '' ? '' : ownPrompt;
}

/** What the API found wrong, by field; `complete` when every issue has found its field. */
export function agentIssuesOf(issues: readonly ValidationIssue[]): {
  readonly fields: AgentIssues;
  readonly complete: boolean;
} {
  const fields: AgentIssues = {};
  let complete = issues.length > 0;
  for (const issue of issues) {
    const field = AGENT_FIELDS.find((name) => issue.loc.includes(name));
    if (field === undefined) {
      complete = false;
    } else {
      fields[field] ??= kindOf(field, issue);
    }
  }
  return { fields, complete };
}

const MISSING: Partial<Record<AgentField, AgentIssueKind>> = {
  name: 'nameMissing',
  languages: 'languageMissing',
  voice_id: 'voiceMissing',
};

const TOO_LONG: Partial<Record<AgentField, AgentIssueKind>> = {
  name: 'nameTooLong',
  knowledge_ids: 'tooManyDocuments',
  system_prompt_override: 'promptTooLong',
};

function kindOf(field: AgentField, { type, msg }: ValidationIssue): AgentIssueKind {
  if (type === 'missing' || type.endsWith('too_short') || msg.includes('blank')) {
    return MISSING[field] ?? 'invalid';
  }
  if (type.endsWith('too_long')) {
    return TOO_LONG[field] ?? 'invalid';
  }
  return msg.includes('Unicode') ? 'notUnicode' : 'invalid';
}

function nameIssue(name: string): AgentIssueKind | undefined {
  if (name.trim() === '') {
    return 'nameMissing';
  }
  if (!name.isWellFormed()) {
    return 'notUnicode';
  }
  return countCharacters(name) > AGENT_LIMITS.name ? 'nameTooLong' : undefined;
}

function promptIssue(prompt: string): AgentIssueKind | undefined {
  if (!prompt.isWellFormed()) {
    return 'notUnicode';
  }
  return countCharacters(prompt) > AGENT_LIMITS.systemPrompt ? 'promptTooLong' : undefined;
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry, index) => entry === b[index]);
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return isSameList(a.toSorted(), b.toSorted());
}
