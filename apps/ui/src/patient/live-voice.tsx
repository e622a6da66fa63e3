import type { Conversation } from '@elevenlabs/client';
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { IconMicrophone, IconPlayerStop } from '../icons.ts';
import { useClock } from '../time/clock.tsx';
import type { ConversationLine } from './conversation-lines.ts';
import { startLiveVoice, type LiveState } from './start-live-voice.ts';
import classes from './patient.module.css';

/** Talks with the agent by voice, straight with the voice platform; what is said appears as text. */
export function LiveVoice(props: {
  readonly signedUrl: string;
  readonly onLine: (line: ConversationLine) => void;
}) {
  const { signedUrl, onLine } = props;
  const { t } = useTexts('patient');
  const clock = useClock();
  const [state, setState] = useState<LiveState>('off');
  const conversation = useRef<Conversation | null>(null);
  const wanted = useRef(false);
  const stop = () => {
    wanted.current = false;
    void conversation.current?.endSession();
    conversation.current = null;
  };
  useEffect(() => stop, []);

  const start = async () => {
    wanted.current = true;
    setState('connecting');
    const started = await startLiveVoice(signedUrl, {
      onState: setState,
      onSaid(role, text) {
        onLine({ role, text, at: clock().toISOString(), state: 'said' });
      },
    });
    conversation.current = started;
    if (!wanted.current) {
      // The patient left or thought better of it while it was connecting.
      stop();
    }
  };
  const on = state === 'connecting' || state === 'listening' || state === 'speaking';
  return (
    <>
      <Button
        variant={on ? 'filled' : 'default'}
        size="md"
        leftSection={
          on ? <IconPlayerStop size={20} aria-hidden /> : <IconMicrophone size={20} aria-hidden />
        }
        onClick={() => {
          if (on) {
            stop();
            setState('off');
          } else {
            void start();
          }
        }}
      >
        {t(on ? 'patient:voice.hangUp' : 'patient:voice.start')}
      </Button>
      {state !== 'off' && (
        <p role="status" className={classes['live']} data-state={state}>
          {t(`patient:voice.${state}`)}
        </p>
      )}
    </>
  );
}
