import type { Session } from '@elevendops/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/api-context.ts';
import { endVoice } from '../../api/sessions-api.ts';
import type { ConversationLine } from '../conversation-lines.ts';
import { sessionKeys } from '../session-queries.ts';

/** What the page knows of a talk by voice, from its beginning until its words are in the session. */
export interface TalkRecord {
  /** From the wish to talk until the talk is over. */
  readonly talking: boolean;
  readonly setTalking: (talking: boolean) => void;
  /** What was said and is not yet in the session. */
  readonly heard: readonly ConversationLine[];
  readonly hear: (line: ConversationLine) => void;
  /** Says something in writing while the talk goes on; null when none does. */
  readonly write: ((text: string) => void) | null;
  readonly setWrite: (write: ((text: string) => void) | null) => void;
  /** The talk is over, and its words are on their way into the session. */
  readonly saving: boolean;
}

const COLLECT_MS = 2_000;
const LONGEST_PAUSE_MS = 15_000;

/** Keeps what is said by voice until the session has it, also after a reload in the middle of a talk. */
export function useTalk(session: Session): TalkRecord {
  const api = useApi();
  const client = useQueryClient();
  const [talking, setTalking] = useState(false);
  const [heard, setHeard] = useState<readonly ConversationLine[]>([]);
  const [write, setWrite] = useState<((text: string) => void) | null>(null);
  const { session_id: id, voice_pending: pending } = session;
  const saving = pending && !talking;
  useQuery({
    queryKey: sessionKeys.voiceWords(id),
    queryFn: async () => {
      const after = await endVoice(api, id);
      client.setQueryData<Session>(sessionKeys.session(id), after);
      return after.voice_pending;
    },
    enabled: saving,
    refetchInterval: ({ state }) =>
      Math.min(COLLECT_MS * 1.25 ** state.dataUpdateCount, LONGEST_PAUSE_MS),
    gcTime: 0,
    staleTime: 0,
  });
  return {
    talking,
    setTalking(on) {
      if (on && !pending) {
        setHeard([]);
      }
      setTalking(on);
    },
    heard: talking || pending ? heard : [],
    hear(line) {
      setHeard((before) => [...before, line]);
    },
    write,
    setWrite(next) {
      setWrite(() => next);
    },
    saving,
  };
}
