import type { Conversations } from '../agents-cloud/conversations.ts';
import { startDeadline, type Sleep } from '../upstream/index.ts';
import type { SessionRepository } from './repository.ts';
import type { SessionRecord } from './session-record.ts';
import { isVoicePending } from './voice.ts';

/** What talks are collected with. */
export interface CollectTalksOptions {
  readonly repository: SessionRepository;
  readonly conversations: Pick<Conversations, 'talks'>;
  readonly now: () => Date;
  readonly sleep: Sleep;
  /** How long the platform may take. @default 10000 */
  readonly askMs?: number;
}

/**
 * Takes what was said by voice over from the platform, and gives the session as it is then; its `voice` is
 * null when nothing is left to come. Two who do it at once do the same.
 *
 * @throws UpstreamError
 */
export type CollectTalks = (session: SessionRecord) => Promise<SessionRecord>;

/** Makes {@link CollectTalks}. */
export function createCollectTalks(options: CollectTalksOptions): CollectTalks {
  const { repository, conversations, now, sleep, askMs = 10_000 } = options;

  return async (session) => {
    const { session_id: sessionId, voice } = session;
    if (!voice) {
      return session;
    }
    const deadline = startDeadline(askMs, sleep);
    try {
      const talks = await conversations.talks(
        { platformId: voice.platform_id, userId: sessionId, known: session.voice_talks ?? [] },
        deadline.signal,
      );
      let current = session;
      for (const talk of talks.toSorted((a, b) => +a.startedAt - +b.startedAt)) {
        if (talk.finished) {
          current = await repository.addTalk(sessionId, talk, now());
        }
      }
      return isVoicePending(current, talks, now())
        ? current
        : await repository.closeVoice(sessionId, voice.begun_at);
    } finally {
      deadline.clear();
    }
  };
}
