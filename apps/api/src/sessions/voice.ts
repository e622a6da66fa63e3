import { SESSION_LIMITS } from '@elevendops/contract';
import type { Talk } from '../agents-cloud/conversations.ts';
import type { MessageRecord, SessionRecord } from './session-record.ts';
import { assertOpen, IDLE_MS } from './turn.ts';

/** A talk that the platform does not know by then was never held. */
export const APPEARS_MS = 60_000;
/** What the platform has not told by then, it never will. */
export const GIVE_UP_MS = 60 * 60_000;
/** What one transaction of the store takes; a talk of ten minutes has far less. */
const MESSAGES_OF_TALK = 400;
/** By how much the platform's clock may be behind. */
const SKEW_MS = 30_000;

/**
 * The session after a talk by voice was begun with an agent of the platform.
 *
 * @throws SessionEndedError
 */
export function beginVoice(session: SessionRecord, platformId: string, now: Date): SessionRecord {
  assertOpen(session);
  return {
    ...session,
    voice: { platform_id: platformId, begun_at: now.toISOString() },
    settle_due_at: new Date(now.getTime() + IDLE_MS).toISOString(),
  };
}

/**
 * The session with the words of a talk behind all others. Null when it cannot have them: they are there
 * already, the conversation is saved, or a message waits for its answer.
 */
export function addTalk(
  session: SessionRecord,
  talk: Talk,
  now: Date,
): { readonly session: SessionRecord; readonly messages: readonly MessageRecord[] } | null {
  const isSaved = session.ended_at !== null && session.settle_due_at === null;
  if (isSaved || session.voice_talks?.includes(talk.id) === true || hasTurn(session, now)) {
    return null;
  }
  const messages = toMessages(session, talk, now);
  const times = messages.map(({ timestamp }) => timestamp);
  const [first] = times;
  const last = times.at(-1);
  return {
    messages,
    session: {
      ...session,
      voice_talks: [...(session.voice_talks ?? []), talk.id],
      message_count: session.message_count + messages.length,
      first_message_at: earliest(session.first_message_at, first ?? null),
      last_message_at: latest(session.last_message_at, last ?? null),
    },
  };
}

/** Whether something that was begun may still come to light. */
export function isVoicePending(session: SessionRecord, talks: readonly Talk[], now: Date): boolean {
  if (!session.voice) {
    return false;
  }
  const begunAt = Date.parse(session.voice.begun_at);
  const sinceMs = now.getTime() - begunAt;
  const known = session.voice_talks ?? [];
  const isLeft = talks.some((talk) => !talk.finished || !known.includes(talk.id));
  const hasAppeared = talks.some(({ startedAt }) => startedAt.getTime() >= begunAt - SKEW_MS);
  return sinceMs < GIVE_UP_MS && (isLeft || (!hasAppeared && sinceMs < APPEARS_MS));
}

/** The session once nothing is left to be told of the talk that was begun then; null for a later one. */
export function closeVoice(session: SessionRecord, begunAt: string): SessionRecord | null {
  return session.voice?.begun_at === begunAt ? { ...session, voice: null } : null;
}

function toMessages(session: SessionRecord, talk: Talk, now: Date): readonly MessageRecord[] {
  const said = talk.utterances.filter(({ content }) => content.trim() !== '');
  const room = Math.max(0, SESSION_LIMITS.messages - session.message_count);
  const most = Math.min(room, MESSAGES_OF_TALK);
  return said.slice(0, most).map(({ role, content, afterSeconds }, place, kept) => ({
    session_id: session.session_id,
    sequence: session.message_count + place,
    role,
    content,
    timestamp: timeOf(talk, afterSeconds, now),
    // The last word, left without an answer.
    failed: role === 'patient' && place === kept.length - 1,
    audio_key: null,
    audio_bytes: 0,
  }));
}

function timeOf(talk: Talk, afterSeconds: number, now: Date): string {
  const time = talk.startedAt.getTime() + afterSeconds * 1_000;
  return new Date(Math.min(time, now.getTime())).toISOString();
}

function hasTurn({ turn_until: until }: SessionRecord, now: Date): boolean {
  return until !== null && Date.parse(until) > now.getTime();
}

function earliest(one: string | null, other: string | null): string | null {
  return one === null || other === null ? (one ?? other) : one < other ? one : other;
}

function latest(one: string | null, other: string | null): string | null {
  return one === null || other === null ? (one ?? other) : one > other ? one : other;
}
