import type { MessageRole } from '@elevendops/contract';

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
