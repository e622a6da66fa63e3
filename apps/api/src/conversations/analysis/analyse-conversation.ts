import type { MessageRole } from '@elevendops/contract';
import { findUrgentSymptoms, labelOf } from '../../triage/index.ts';
import { isDeferral } from './is-deferral.ts';
import { isQuestion } from './is-question.ts';

/** A message as far as it matters here. */
export interface AnalysedMessage {
  readonly role: MessageRole;
  readonly content: string;
}

/** What a conversation says about the patient's questions. */
export interface ConversationAnalysis {
  /** Places of the questions that were answered, in order. */
  readonly answered: readonly number[];
  /** Places of the questions that were not. */
  readonly unanswered: readonly number[];
  /** Whether a question is open, or the patient named an urgent symptom. */
  readonly requiresAttention: boolean;
  /** Urgent symptoms first, then questions: open ones before others, long ones before short ones. */
  readonly mainConcerns: readonly string[];
}

const MAX_QUESTIONS = 3;
const MAX_EXCERPT = 50;

/**
 * Reads a conversation. A question is answered when the very next message is the agent's and is no
 * deferral. Symptoms are looked for in every message of the patient.
 */
export function analyseConversation(messages: readonly AnalysedMessage[]): ConversationAnalysis {
  const answered: number[] = [];
  const unanswered: number[] = [];
  for (const [place, { role, content }] of messages.entries()) {
    if (role === 'patient' && isQuestion(content)) {
      const next = messages[place + 1];
      const isAnswered = next?.role === 'agent' && !isDeferral(next.content);
      (isAnswered ? answered : unanswered).push(place);
    }
  }
  const symptoms = messages
    .filter(({ role }) => role === 'patient')
    .flatMap(({ content }) => findUrgentSymptoms(content).map((symptom) => ({ symptom, content })));
  const labels = new Map(
    symptoms.toReversed().map(({ symptom, content }) => [symptom, labelOf(symptom, content)]),
  );
  const questions = [unanswered, answered].flatMap((places) => longestFirst(places, messages));
  return {
    answered,
    unanswered,
    requiresAttention: unanswered.length > 0 || symptoms.length > 0,
    mainConcerns: [
      ...[...labels.values()].toReversed(),
      ...[...new Set(questions)].slice(0, MAX_QUESTIONS),
    ],
  };
}

function longestFirst(places: readonly number[], messages: readonly AnalysedMessage[]): string[] {
  return places
    .map((place) => messages[place]?.content ?? '')
    .toSorted((one, other) => other.length - one.length)
    .map(excerpt);
}

/** The beginning of a text, in one line. */
function excerpt(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, ' ').trim()];
  return characters.length <= MAX_EXCERPT
    ? characters.join('')
    : `${characters.slice(0, MAX_EXCERPT - 3).join('')}...`;
}
