import type { Agent } from '@elevendops/contract';
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import type { ConversationLine } from './conversation-lines.ts';
import { MessageBubble } from './message-bubble.tsx';
import { PatientNotice } from './patient-notice.tsx';
import { ReplySound } from './reply-sound.tsx';
import type { ConversationControls } from './use-conversation.ts';
import classes from './patient.module.css';

/** What was said, with what to do about a message that failed. */
export function Transcript(props: {
  readonly lines: readonly ConversationLine[];
  readonly greeting: string;
  readonly agent: Agent | undefined;
  readonly conversation: ConversationControls;
  readonly onTakeBack: () => void;
}) {
  const { lines, greeting, agent, conversation, onTakeBack } = props;
  const { t } = useTexts('patient');
  const { outgoing, sounds, newest } = conversation;
  const last = lines.at(-1);
  const waiting = last?.state === 'sending';
  const end = useRef<HTMLDivElement>(null);
  const count = useRef(lines.length);
  useEffect(() => {
    if (count.current !== lines.length) {
      count.current = lines.length;
      end.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [lines.length]);
  return (
    <div role="log" aria-label={t('patient:ask.conversation')} className={classes['log']}>
      {lines[0]?.role !== 'agent' && <MessageBubble role="agent" text={greeting} agent={agent} />}
      {lines.map(({ role, text, at, state }, place) => {
        const sound = role === 'agent' ? sounds.get(at) : undefined;
        return (
          <MessageBubble key={place} role={role} text={text} at={at} agent={agent} state={state}>
            {sound !== undefined && <ReplySound src={sound} playAtOnce={at === newest} />}
          </MessageBubble>
        );
      })}
      {waiting && (
        <div className={classes['typing']} role="status">
          <span aria-hidden>
            <i />
            <i />
            <i />
          </span>
          {t('patient:ask.typing')}
        </div>
      )}
      {outgoing !== null && outgoing.error !== null ? (
        <PatientNotice
          error={outgoing.error}
          note={conversation.retriesItself ? t('patient:retrying') : undefined}
          onRetry={conversation.retry}
        >
          <Button variant="default" size="md" onClick={onTakeBack}>
            {t('patient:edit')}
          </Button>
        </PatientNotice>
      ) : (
        last?.state === 'open' && (
          <div className={classes['again']}>
            <p>{t('patient:ask.unanswered')}</p>
            <Button
              size="md"
              variant="default"
              onClick={() => {
                conversation.say(last.text);
              }}
            >
              {t('patient:retry')}
            </Button>
          </div>
        )
      )}
      <div ref={end} className={classes['end']} />
    </div>
  );
}
