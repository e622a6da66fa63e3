import type { MessageRole, Session } from '@elevendops/contract';

/** A session as it is stored. Its messages are documents of their own. */
export interface SessionRecord {
  readonly session_id: string;
  readonly patient_id: string;
  readonly agent_id: string;
  /** As it was called when the session began. */
  readonly agent_name: string;
  readonly created_at: string;
  readonly ended_at: string | null;
  /** The next message gets this number for its place. */
  readonly message_count: number;
  readonly first_message_at: string | null;
  readonly last_message_at: string | null;
  /** Who waits for an answer of the agent, and until when that counts. */
  readonly turn_owner: string | null;
  readonly turn_until: string | null;
  /**
   * When somebody has to look after it: an open session is ended after a long silence, an ended one has
   * its conversation saved. Null when nothing is left to do.
   */
  readonly settle_due_at: string | null;
  /** A talk by voice that was begun, while what was said in it is not among the messages. */
  readonly voice?: { readonly platform_id: string; readonly begun_at: string } | null;
  /** Ids on the platform of the talks whose words are among the messages. */
  readonly voice_talks?: readonly string[];
}

/** A message as it is stored. */
export interface MessageRecord {
  readonly session_id: string;
  /** Its place in the session, from 0. */
  readonly sequence: number;
  readonly role: MessageRole;
  readonly content: string;
  readonly timestamp: string;
  /** A message of the patient that got no answer, for a technical reason. */
  readonly failed: boolean;
  /** Where the sound of a reply is in the object store. */
  readonly audio_key: string | null;
  /** How large it is; 0 without sound. */
  readonly audio_bytes: number;
}

/** A session as replies show it. */
export function toSession(
  session: SessionRecord,
  messages: readonly MessageRecord[],
  voiceAvailable: boolean,
): Session {
  return {
    session_id: session.session_id,
    patient_id: session.patient_id,
    agent_id: session.agent_id,
    created_at: session.created_at,
    ended_at: session.ended_at,
    message_count: messages.length,
    messages: messages.map(({ role, content, timestamp, failed }) => ({
      role,
      content,
      timestamp,
      failed,
    })),
    voice_available: voiceAvailable && session.ended_at === null,
    voice_pending: Boolean(session.voice),
  };
}
