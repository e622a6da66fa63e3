import { z } from 'zod';
import { pathWithId } from '../../upstream/elevenlabs/index.ts';
import type { UpstreamClient } from '../../upstream/index.ts';
import type { Talk, TalkQuery } from '../conversations.ts';

const FOLDER = '/v1/convai/conversations';
/** More than a patient holds in one session. */
const MAX_TALKS = 30;

const listSchema = z.object({ conversations: z.array(z.object({ conversation_id: z.string() })) });

const talkSchema = z.object({
  conversation_id: z.string(),
  status: z.string(),
  user_id: z.string().nullish(),
  metadata: z.object({ start_time_unix_secs: z.number() }),
  transcript: z.array(
    z.object({
      role: z.string(),
      message: z.string().nullish(),
      time_in_call_secs: z.number().nullish(),
    }),
  ),
});

/** The talks of a user with an agent, as the platform has recorded them. */
export async function readTalks(
  client: UpstreamClient,
  { platformId, userId, known }: TalkQuery,
  signal: AbortSignal,
): Promise<readonly Talk[]> {
  const query = { agent_id: platformId, user_id: userId, page_size: MAX_TALKS };
  const list = await client.json({ method: 'GET', path: FOLDER, query }, listSchema, signal);
  const ids = list.conversations.map(({ conversation_id: id }) => id);
  const found = await Promise.all(
    ids
      .filter((id) => !known.includes(id))
      .map((id) =>
        client.jsonOrNull({ method: 'GET', path: pathWithId(FOLDER, id) }, talkSchema, signal),
      ),
  );
  // Whoever began it is checked again: the words of one patient must never come to another.
  return found.flatMap((talk) => (talk !== null && talk.user_id === userId ? toTalk(talk) : []));
}

function toTalk(talk: z.infer<typeof talkSchema>): Talk {
  return {
    id: talk.conversation_id,
    startedAt: new Date(talk.metadata.start_time_unix_secs * 1_000),
    finished: talk.status === 'done' || talk.status === 'failed',
    utterances: talk.transcript.map(({ role, message, time_in_call_secs: seconds }) => ({
      role: role === 'user' ? 'patient' : 'agent',
      content: message ?? '',
      afterSeconds: seconds ?? 0,
    })),
  };
}
