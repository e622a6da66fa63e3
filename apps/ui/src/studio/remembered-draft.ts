import { SCRIPT_DURATIONS, SCRIPT_LANGUAGES } from '@elevendops/contract';
import { STEPS, type Draft } from './draft.ts';

const KEY = 'elevendops.studio';

/** Gives the storage; a browser may refuse it. */
export type GetStorage = () => Storage;

/** The draft of this tab before it was reloaded, if there is one that can be read. */
export function readDraft(storage: GetStorage): Draft | null {
  try {
    const value: unknown = JSON.parse(storage().getItem(KEY) ?? 'null');
    return isDraft(value) ? value : null;
  } catch {
    // Without storage, or with something else in it, a new draft begins.
    return null;
  }
}

/** Keeps the draft for a reload of this tab. */
export function rememberDraft(storage: GetStorage, draft: Draft): void {
  try {
    storage().setItem(KEY, JSON.stringify(draft));
  } catch {
    // Full or forbidden: the draft lives as long as the page.
  }
}

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const textOrNull: Check = (value) => value === null || text(value);
const oneOf =
  (known: readonly unknown[]): Check =>
  (value) =>
    known.includes(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const languages = listOf(oneOf(SCRIPT_LANGUAGES));

const CHECKS: Readonly<Record<keyof Draft, Check>> = {
  step: oneOf(STEPS),
  knowledgeId: textOrNull,
  templateIds: listOf(text),
  instructions: text,
  multiSpeaker: oneOf([true, false]),
  speaker1Languages: languages,
  speaker2Languages: languages,
  minutes: oneOf(SCRIPT_DURATIONS.map(({ minutes }) => minutes)),
  model: text,
  systemPrompt: textOrNull,
  script: text,
  writtenBy: textOrNull,
  warning: textOrNull,
  name: text,
  description: text,
  voice1: textOrNull,
  voice2: textOrNull,
};

// An older version of the page may have left another kind of draft.
function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const fields = new Map(Object.entries(value));
  return Object.entries(CHECKS).every(([name, check]) => check(fields.get(name)));
}
