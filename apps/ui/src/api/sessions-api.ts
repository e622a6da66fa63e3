import {
  messageReplySchema,
  sessionCreatedSchema,
  sessionEndedSchema,
  sessionSchema,
  sessionVoiceSchema,
  type CreateSession,
  type MessageReply,
  type SendMessage,
  type Session,
  type SessionCreated,
  type SessionEnded,
  type SessionVoice,
} from '@elevendops/contract';
import type { ApiClient } from './api-client.ts';

// The server lets an agent think for 40 s, and one turn wait for another.
const ANSWER_TIMEOUT_MS = 90_000;

/** Begins a conversation of a patient with an agent. */
export function startSession(api: ApiClient, session: CreateSession): Promise<SessionCreated> {
  return api.request('/api/patient/session', {
    method: 'POST',
    body: session,
    reply: sessionCreatedSchema,
  });
}

/** A session with all that was said in it. */
export function fetchSession(api: ApiClient, id: string, signal?: AbortSignal): Promise<Session> {
  return api.request(pathOf(id), { reply: sessionSchema, signal });
}

/** Says something to the agent; the reply is its answer. */
export function sendMessage(
  api: ApiClient,
  id: string,
  message: SendMessage,
): Promise<MessageReply> {
  return api.request(`${pathOf(id)}/message`, {
    method: 'POST',
    body: message,
    reply: messageReplySchema,
    timeoutMs: ANSWER_TIMEOUT_MS,
  });
}

/** Begins a talk by voice: where, and by which name. */
export function beginVoice(api: ApiClient, id: string): Promise<SessionVoice> {
  return api.request(`${pathOf(id)}/voice`, { method: 'POST', reply: sessionVoiceSchema });
}

/** Takes what was said by voice over into the session, as far as it is known by now. */
export function endVoice(api: ApiClient, id: string): Promise<Session> {
  return api.request(`${pathOf(id)}/voice/end`, { method: 'POST', reply: sessionSchema });
}

/** Ends a session and saves the conversation; ending it again gives the same summary. */
export function endSession(api: ApiClient, id: string): Promise<SessionEnded> {
  return api.request(`${pathOf(id)}/end`, { method: 'POST', reply: sessionEndedSchema });
}

function pathOf(id: string): string {
  return `/api/patient/session/${encodeURIComponent(id)}`;
}
