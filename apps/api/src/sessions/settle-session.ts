import type { SessionRepository } from './repository.ts';
import type { MessageRecord, SessionRecord } from './session-record.ts';

/** Saves a conversation; the same one again changes nothing. */
export type SaveConversation = (
  session: SessionRecord,
  messages: readonly MessageRecord[],
) => Promise<void>;

/** Does what is left to do after the end of a session. Two who do it at once do the same. */
export type SettleSession = (session: SessionRecord) => Promise<void>;

/** Makes {@link SettleSession}: saves the conversation, then notes that nothing is left to do. */
export function createSettleSession(
  repository: SessionRepository,
  save: SaveConversation,
): SettleSession {
  return async (session) => {
    if (session.ended_at === null || session.settle_due_at === null) {
      return;
    }
    await save(session, await repository.messages(session.session_id));
    await repository.setDue(session.session_id, null);
  };
}
