import type { Session } from '@elevendops/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useApi } from '../../api/api-context.ts';
import { beginVoice } from '../../api/sessions-api.ts';
import { useClock } from '../../time/clock.tsx';
import { sessionKeys } from '../session-queries.ts';
import { openMicrophone } from './open-microphone.ts';
import { saidBefore } from './said-before.ts';
import type { Talk } from './start-talk.ts';
import type { TalkRecord } from './use-talk.ts';
import { voiceTroubleOf, type VoiceTrouble } from './voice-problem.ts';

/** The official client is large, and wanted by nobody who only writes. */
const loadClient = () => import('./start-talk.ts');

/** Where a talk stands. */
export type VoicePhase = 'off' | 'connecting' | 'listening' | 'speaking';

/** A talk by voice, and what a patient does with it. */
export interface LiveVoiceControls {
  readonly phase: VoicePhase;
  readonly trouble: VoiceTrouble | null;
  readonly muted: boolean;
  readonly start: () => void;
  readonly hangUp: () => void;
  readonly toggleMute: () => void;
}

/** @see LiveVoiceControls */
export function useLiveVoice(session: Session, record: TalkRecord): LiveVoiceControls {
  const api = useApi();
  const client = useQueryClient();
  const clock = useClock();
  const [phase, setPhase] = useState<VoicePhase>('off');
  const [trouble, setTrouble] = useState<VoiceTrouble | null>(null);
  const [muted, setMuted] = useState(false);
  const talk = useRef<Talk | null>(null);
  /** Counts the attempts: what belongs to an earlier one has no effect. */
  const attempt = useRef(0);
  const id = session.session_id;

  const over = (why: VoiceTrouble | null) => {
    attempt.current += 1;
    talk.current = null;
    setPhase('off');
    setTrouble(why);
    setMuted(false);
    record.setWrite(null);
    record.setTalking(false);
  };
  const hangUp = () => {
    talk.current?.end();
    over(null);
  };
  const leave = useRef(hangUp);
  useEffect(() => {
    leave.current = hangUp;
  });
  useEffect(() => {
    // Before anybody presses the button: on a phone by Apple, the client has to be there for the press
    // that begins the sound. Should it fail now, it is tried again then.
    loadClient().catch(() => undefined);
    return () => {
      leave.current();
    };
  }, []);

  const connect = async (mine: number): Promise<void> => {
    const current = () => attempt.current === mine;
    const microphone = await openMicrophone(
      (navigator as { readonly mediaDevices?: MediaDevices }).mediaDevices,
    );
    if (microphone === 'unsupported') {
      over('unsupported');
      return;
    }
    if (!current()) {
      return;
    }
    const { startTalk } = await loadClient();
    const voice = await beginVoice(api, id);
    client.setQueryData<Session>(
      sessionKeys.session(id),
      (known) => known && { ...known, voice_pending: true },
    );
    const beginning = { voice, before: saidBefore(session.messages) };
    const started = await startTalk(beginning, {
      onMode(mode) {
        if (current()) {
          setPhase(mode);
        }
      },
      onSaid(role, text) {
        record.hear({ role, text, at: clock().toISOString(), state: 'said' });
      },
      onEnd(reason) {
        if (current()) {
          over(reason);
        }
      },
    });
    if (current()) {
      talk.current = started;
      record.setWrite(started.write);
    } else {
      started.end();
    }
  };

  return {
    phase,
    trouble,
    muted,
    start() {
      const mine = (attempt.current += 1);
      silencePage();
      setPhase('connecting');
      setTrouble(null);
      record.setTalking(true);
      connect(mine).catch((error: unknown) => {
        if (attempt.current === mine) {
          over(voiceTroubleOf(error));
        }
      });
    },
    hangUp,
    toggleMute() {
      talk.current?.mute(!muted);
      setMuted(!muted);
    },
  };
}

/** The agent would hear a recording, or an answer that is read aloud, as the patient. */
function silencePage(): void {
  for (const sound of document.querySelectorAll('audio')) {
    sound.pause();
  }
}
