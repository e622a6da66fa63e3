import { SESSION_LIMITS } from '@elevendops/contract';
import { SessionBusyError, SessionEndedError } from './session-errors.ts';
import type { MessageRecord, SessionRecord } from './session-record.ts';

/** A session that nobody speaks in for this long is over. */
export const IDLE_MS = 30 * 60_000;
/** Who has not finished a turn by then has died. */
export const TURN_MS = 60_000;

/** What a patient says, and who brings it to the agent. */
export interface TurnRequest {
  readonly owner: string;
  readonly content: string;
  readonly now: Date;
}

/** The session and the patient's message after a turn has begun. */
export interface BegunTurn {
  readonly session: SessionRecord;
  readonly message: MessageRecord;
}

/**
 * Begins a turn; null while another has it. The same words again after a message that got no answer are
 * that message again, not a second one: the client tried once more.
 *
 * @throws SessionEndedError when the session has ended, or is full
 */
export function beginTurn(
  session: SessionRecord,
  last: MessageRecord | null,
  { owner, content, now }: TurnRequest,
): BegunTurn | null {
  assertOpen(session);
  if (session.turn_until !== null && Date.parse(session.turn_until) > now.getTime()) {
    return null;
  }
  const isAgain = last?.role === 'patient' && last.content === content;
  const sequence = isAgain ? last.sequence : session.message_count;
  if (sequence + 2 > SESSION_LIMITS.messages) {
    throw new SessionEndedError('This session is full. End it and start a new one.');
  }
  const timestamp = now.toISOString();
  const message: MessageRecord = isAgain
    ? { ...last, failed: false }
    : {
        session_id: session.session_id,
        sequence,
        role: 'patient',
        content,
        timestamp,
        failed: false,
        audio_key: null,
        audio_bytes: 0,
      };
  return {
    message,
    session: {
      ...spokenIn(session, sequence + 1, now),
      turn_owner: owner,
      turn_until: later(now, TURN_MS),
    },
  };
}

/** The session after the agent has answered. The message is at the place before its count. */
export function finishTurn(session: SessionRecord, owner: string, now: Date): SessionRecord {
  assertOpen(session);
  if (session.turn_owner !== owner) {
    throw new SessionBusyError();
  }
  return {
    ...spokenIn(session, session.message_count + 1, now),
    turn_owner: null,
    turn_until: null,
  };
}

/** The session after a turn failed; null when the turn is not this one's any more. */
export function abandonTurn(session: SessionRecord, owner: string): SessionRecord | null {
  return session.turn_owner === owner && session.ended_at === null
    ? { ...session, turn_owner: null, turn_until: null }
    : null;
}

/** The session after its end; null when it has ended before. A turn under way comes to nothing. */
export function endSession(session: SessionRecord, now: Date): SessionRecord | null {
  return session.ended_at === null
    ? {
        ...session,
        ended_at: now.toISOString(),
        turn_owner: null,
        turn_until: null,
        settle_due_at: session.message_count === 0 && !session.voice ? null : now.toISOString(),
      }
    : null;
}

/** Like {@link endSession}, but null too while the session is not idle. */
export function endIdleSession(session: SessionRecord, now: Date): SessionRecord | null {
  const isDue =
    session.settle_due_at !== null && Date.parse(session.settle_due_at) <= now.getTime();
  return isDue ? endSession(session, now) : null;
}

/** Whole seconds from the first message to the last. */
export function durationSeconds(
  session: Pick<SessionRecord, 'first_message_at' | 'last_message_at'>,
): number {
  const { first_message_at: first, last_message_at: last } = session;
  return first === null || last === null
    ? 0
    : Math.max(0, Math.floor((Date.parse(last) - Date.parse(first)) / 1_000));
}

function spokenIn(session: SessionRecord, messageCount: number, now: Date): SessionRecord {
  return {
    ...session,
    message_count: messageCount,
    first_message_at: session.first_message_at ?? now.toISOString(),
    last_message_at: now.toISOString(),
    settle_due_at: later(now, IDLE_MS),
  };
}

/** @throws SessionEndedError */
export function assertOpen(session: SessionRecord): void {
  if (session.ended_at !== null) {
    throw new SessionEndedError();
  }
}

function later(now: Date, milliseconds: number): string {
  return new Date(now.getTime() + milliseconds).toISOString();
}
