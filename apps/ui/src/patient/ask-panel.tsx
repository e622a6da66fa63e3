import type { Agent, Session } from '@elevendops/contract';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { IconVolume, IconVolumeOff } from '../icons.ts';
import { useNow } from '../time/clock.tsx';
import { Composer } from './composer.tsx';
import { conversationLines, type ConversationLine } from './conversation-lines.ts';
import { voiceUrlOf } from './session-queries.ts';
import { Suggestions } from './suggestions.tsx';
import { Transcript } from './transcript.tsx';
import type { ConversationControls } from './use-conversation.ts';
import type { Spoken } from './use-spoken.ts';
import classes from './patient.module.css';

const LiveVoice = lazy(async () => ({ default: (await import('./live-voice.tsx')).LiveVoice }));

/** The conversation with the agent: what was said, what one could ask, and the field for a question. */
export function AskPanel(props: {
  readonly session: Session;
  readonly agent: Agent | undefined;
  readonly greeting: string | undefined;
  readonly conversation: ConversationControls;
  readonly spoken: Spoken;
  readonly draft: string;
  readonly setDraft: (text: string) => void;
}) {
  const { session, agent, greeting, conversation, spoken, draft, setDraft } = props;
  const { t } = useTexts('patient');
  const now = useNow();
  const voiceUrl = voiceUrlOf(useQueryClient(), session.session_id);
  const [heard, setHeard] = useState<readonly ConversationLine[]>([]);
  const typed = conversationLines(session.messages, conversation.outgoing, now);
  const lines = [...typed, ...heard].toSorted((a, b) => a.at.localeCompare(b.at));
  const busy = typed.at(-1)?.state === 'sending' || conversation.outgoing !== null;
  return (
    <div className={classes['ask']}>
      <p className={classes['emergency']}>{t('patient:ask.emergency')}</p>
      <Transcript
        lines={lines}
        greeting={greeting ?? t('patient:ask.greeting')}
        agent={agent}
        conversation={conversation}
        onTakeBack={() => {
          setDraft([conversation.takeBack(), draft].filter((text) => text !== '').join('\n'));
        }}
      />
      <div className={classes['desk']}>
        {!busy && agent !== undefined && (
          <Suggestions
            knowledgeIds={agent.knowledge_ids}
            asked={typed.map(({ text }) => text)}
            onAsk={conversation.say}
          />
        )}
        <Composer
          value={draft}
          onChange={setDraft}
          busy={busy}
          onSend={(text) => {
            setDraft('');
            conversation.say(text);
          }}
        />
        <div className={classes['options']}>
          <Button
            variant={spoken.on ? 'light' : 'default'}
            size="md"
            aria-pressed={spoken.on}
            leftSection={
              spoken.on ? (
                <IconVolume size={20} aria-hidden />
              ) : (
                <IconVolumeOff size={20} aria-hidden />
              )
            }
            onClick={spoken.toggle}
          >
            {t('patient:ask.spoken')}
          </Button>
          {voiceUrl !== '' && (
            <Suspense>
              <LiveVoice
                signedUrl={voiceUrl}
                onLine={(line) => {
                  setHeard((before) => [...before, line]);
                }}
              />
            </Suspense>
          )}
        </div>
      </div>
    </div>
  );
}
