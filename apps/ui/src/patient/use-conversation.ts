import type { MessageReply, Session } from '@elevendops/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiError, toApiError } from '../api/api-error.ts';
import { useApi } from '../api/api-context.ts';
import { fetchSession, sendMessage } from '../api/sessions-api.ts';
import { useClock } from '../time/clock.tsx';
import { answerMissed, messagesBefore, type Outgoing } from './conversation-lines.ts';
import { pauseBeforeRetry } from './patient-problem.ts';
import { soundOf } from './sound-of.ts';
import { sessionKeys } from './session-queries.ts';

/** What a patient does in a conversation. */
export interface ConversationControls {
  /** What was said and is not yet answered; null when nothing is under way. */
  readonly outgoing: Outgoing | null;
  /** Whether it will be sent again without anybody doing anything. */
  readonly retriesItself: boolean;
  /** The sounds of replies, by the time of the reply. */
  readonly sounds: ReadonlyMap<string, string>;
  /** The reply that has just come, to be played once. */
  readonly newest: string | null;
  readonly say: (text: string) => void;
  /** Sends what failed again. */
  readonly retry: () => void;
  /** Takes back what failed, and gives its text. */
  readonly takeBack: () => string;
}

/** The patient's side of a session. Nothing that was typed is lost, and nothing is asked twice. */
export function useConversation(sessionId: string, spoken: boolean): ConversationControls {
  const api = useApi();
  const client = useQueryClient();
  const clock = useClock();
  const [outgoing, setOutgoing] = useState<Outgoing | null>(null);
  const { sounds, newest, keep } = useReplySounds();
  const key = sessionKeys.session(sessionId);

  const ask = async (message: Outgoing): Promise<void> => {
    setOutgoing(message);
    try {
      // The reply of the attempt before may have been lost on its way, and the answer be there.
      if (message.attempts > 1 && (await wasAnswered(message))) {
        setOutgoing(null);
        return;
      }
      const reply = await sendMessage(api, sessionId, {
        message: message.text,
        chat_mode: !spoken,
      });
      keep(reply);
      client.setQueryData<Session>(
        key,
        (session) => session && withAnswer(session, message, reply),
      );
      setOutgoing(null);
      void client.invalidateQueries({ queryKey: key });
    } catch (cause) {
      const error = toApiError(cause);
      setOutgoing({ ...message, error });
      if (error.code === 'SESSION_ENDED' || error.status !== null) {
        void client.invalidateQueries({ queryKey: key });
      }
    }
  };

  const wasAnswered = async (message: Outgoing): Promise<boolean> => {
    const session = await fetchSession(api, sessionId);
    client.setQueryData<Session>(key, session);
    if (answerMissed(session.messages, message) !== null) {
      return true;
    }
    if (session.ended_at !== null) {
      throw new ApiError('The session has ended', { code: 'SESSION_ENDED', retryable: false });
    }
    return false;
  };

  const retry = () => {
    if (outgoing !== null) {
      void ask({ ...outgoing, attempts: outgoing.attempts + 1, error: null });
    }
  };
  const failure = outgoing?.error ?? null;
  const pause =
    outgoing === null || failure === null
      ? null
      : pauseBeforeRetry(failure.code, outgoing.attempts);
  const retryNow = useRef(retry);
  useEffect(() => {
    retryNow.current = retry;
  });
  useEffect(() => {
    if (pause === null) {
      return undefined;
    }
    const timer = setTimeout(() => {
      retryNow.current();
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [pause]);

  return {
    outgoing,
    retriesItself: pause !== null,
    sounds,
    newest,
    retry,
    say(text) {
      const messages = client.getQueryData<Session>(key)?.messages ?? [];
      const after = messagesBefore(messages, text);
      void ask({ text, after, sentAt: clock().toISOString(), attempts: 1, error: null });
    },
    takeBack() {
      setOutgoing(null);
      return outgoing?.text ?? '';
    },
  };
}

/** The sounds of the replies that came while the page was open. */
function useReplySounds() {
  const [sounds, setSounds] = useState<ReadonlyMap<string, string>>(new Map());
  const [newest, setNewest] = useState<string | null>(null);
  const made = useRef<string[]>([]);
  useEffect(
    () => () => {
      for (const url of made.current) {
        URL.revokeObjectURL(url);
      }
    },
    [],
  );
  const keep = ({ audio_data: audio, timestamp }: MessageReply) => {
    if (audio !== null) {
      const url = URL.createObjectURL(soundOf(audio));
      made.current.push(url);
      setSounds((before) => new Map(before).set(timestamp, url));
      setNewest(timestamp);
    }
  };
  return { sounds, newest, keep };
}

function withAnswer(session: Session, message: Outgoing, reply: MessageReply): Session {
  const { text: content, sentAt, after } = message;
  const messages: Session['messages'] = [
    ...session.messages.slice(0, after),
    { role: 'patient', content, timestamp: sentAt, failed: false },
    { role: 'agent', content: reply.response_text, timestamp: reply.timestamp, failed: false },
  ];
  return { ...session, messages, message_count: messages.length };
}
