import type { Logger } from '@elevendops/logging';
import type { CollectTalks } from './collect-talks.ts';
import type { SessionRepository } from './repository.ts';
import type { MessageRecord, SessionRecord } from './session-record.ts';
import { GIVE_UP_MS } from './voice.ts';

/** Saves a conversation; the same one again changes nothing. */
export type SaveConversation = (
  session: SessionRecord,
  messages: readonly MessageRecord[],
) => Promise<void>;

/**
 * Does what is left to do after the end of a session, and gives the session as it is then. Two who do it at
 * once do the same.
 */
export type SettleSession = (session: SessionRecord) => Promise<SessionRecord>;

/** What a session is settled with. */
export interface SettleSessionOptions {
  readonly repository: SessionRepository;
  readonly collectTalks: CollectTalks;
  readonly save: SaveConversation;
  readonly logger: Logger;
  readonly now: () => Date;
}

/** When to look again for a talk that the platform has not finished with. */
const AGAIN_MS = 5_000;

/**
 * Makes {@link SettleSession}: waits for what was said by voice, saves the conversation, then notes that
 * nothing is left to do.
 */
export function createSettleSession(options: SettleSessionOptions): SettleSession {
  const { repository, collectTalks, save, logger, now } = options;

  async function collected(session: SessionRecord): Promise<SessionRecord> {
    try {
      return await collectTalks(session);
    } catch (error) {
      const since = Date.parse(session.voice?.begun_at ?? session.created_at);
      const context = { err: error, session_id: session.session_id };
      if (now().getTime() - since < GIVE_UP_MS) {
        logger.warn(context, 'what was said by voice cannot be read yet');
        return session;
      }
      logger.error(context, 'a conversation is saved without what was said by voice');
      return repository.closeVoice(session.session_id, session.voice?.begun_at ?? '');
    }
  }

  return async (session) => {
    if (session.ended_at === null || session.settle_due_at === null) {
      return session;
    }
    const sessionId = session.session_id;
    const current = await collected(session);
    if (current.voice) {
      await repository.setDue(sessionId, new Date(now().getTime() + AGAIN_MS));
      return current;
    }
    if (current.message_count > 0) {
      await save(current, await repository.messages(sessionId));
    }
    await repository.setDue(sessionId, null);
    return current;
  };
}
