import type { SessionMessage } from '@elevendops/contract';
import type { ApiError } from '../api/api-error.ts';

/** What a patient has said and the server has not yet answered. */
export interface Outgoing {
  readonly text: string;
  readonly sentAt: string;
  /** How many messages there were before it. */
  readonly after: number;
  /** How often it was sent. */
  readonly attempts: number;
  /** Null while an answer is awaited. */
  readonly error: ApiError | null;
}

/** Something said, as the page shows it. */
export interface ConversationLine {
  readonly role: SessionMessage['role'];
  readonly text: string;
  readonly at: string;
  /** `open`: the patient can have it sent again. `unanswered`: it got no answer, and others came after it. */
  readonly state: 'said' | 'sending' | 'open' | 'unanswered';
}

/** A turn that somebody left alone is given up by the server after a minute. */
export const TURN_MS = 60_000;

/** Everything said, in order; what is under way is the last. */
export function conversationLines(
  messages: readonly SessionMessage[],
  outgoing: Outgoing | null,
  now: Date,
): readonly ConversationLine[] {
  if (outgoing !== null && answerMissed(messages, outgoing) !== null) {
    return conversationLines(messages, null, now);
  }
  const stored = outgoing === null ? messages : withoutCopy(messages, outgoing);
  const lines = stored.map((message, place): ConversationLine => {
    const last = outgoing === null && place === stored.length - 1;
    return {
      role: message.role,
      text: message.content,
      at: message.timestamp,
      state: message.role === 'agent' ? 'said' : stateOf(message, stored[place + 1], last, now),
    };
  });
  if (outgoing === null) {
    return lines;
  }
  const state = outgoing.error === null ? 'sending' : 'open';
  return [...lines, { role: 'patient', text: outgoing.text, at: outgoing.sentAt, state }];
}

/** Whether the last message is being answered without this page having asked: after a reload. */
export function isAnswerUnderWay(messages: readonly SessionMessage[], now: Date): boolean {
  const last = messages.at(-1);
  return (
    last?.role === 'patient' &&
    !last.failed &&
    now.getTime() - new Date(last.timestamp).getTime() < TURN_MS
  );
}

/** The answer that a message got although its reply never arrived; null when there is none. */
export function answerMissed(
  messages: readonly SessionMessage[],
  { text, after }: Pick<Outgoing, 'text' | 'after'>,
): SessionMessage | null {
  const [asked, answer] = messages.slice(after, after + 2);
  return asked?.role === 'patient' && asked.content === text && answer?.role === 'agent'
    ? answer
    : null;
}

/** How many messages a new one comes after. The server takes the same words again for the same message. */
export function messagesBefore(messages: readonly SessionMessage[], text: string): number {
  const last = messages.at(-1);
  const isAgain = last?.role === 'patient' && last.content === text;
  return isAgain ? messages.length - 1 : messages.length;
}

function withoutCopy(
  messages: readonly SessionMessage[],
  { text, after }: Outgoing,
): readonly SessionMessage[] {
  const copy = messages[after];
  return copy?.role === 'patient' && copy.content === text && messages.length === after + 1
    ? messages.slice(0, after)
    : messages;
}

function stateOf(
  message: SessionMessage,
  next: SessionMessage | undefined,
  last: boolean,
  now: Date,
): ConversationLine['state'] {
  if (last) {
    return isAnswerUnderWay([message], now) ? 'sending' : 'open';
  }
  return next?.role === 'agent' && !message.failed ? 'said' : 'unanswered';
}
