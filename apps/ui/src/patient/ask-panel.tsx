import type { Agent, Session } from '@elevendops/contract';
import { Button } from '@mantine/core';
import { Suspense } from 'react';
import { lazyPart } from '../fetching/fetch-code.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconVolume, IconVolumeOff } from '../icons.ts';
import { useNow } from '../time/clock.tsx';
import { Composer } from './composer.tsx';
import { conversationLines } from './conversation-lines.ts';
import { Suggestions } from './suggestions.tsx';
import { Transcript } from './transcript.tsx';
import type { ConversationControls } from './use-conversation.ts';
import type { Spoken } from './use-spoken.ts';
import type { TalkRecord } from './voice/use-talk.ts';
import classes from './patient.module.css';

const LiveVoice = lazyPart(async () => (await import('./voice/live-voice.tsx')).LiveVoice);

/** The conversation with the agent: what was said, what one could ask, and the field for a question. */
export function AskPanel(props: {
  readonly session: Session;
  readonly agent: Agent | undefined;
  readonly greeting: string | undefined;
  readonly conversation: ConversationControls;
  readonly spoken: Spoken;
  readonly talk: TalkRecord;
  readonly draft: string;
  readonly setDraft: (text: string) => void;
}) {
  const { session, agent, greeting, conversation, spoken, talk, draft, setDraft } = props;
  const { t } = useTexts('patient');
  const now = useNow();
  const typed = conversationLines(session.messages, conversation.outgoing, now);
  const lines = [...typed, ...talk.heard];
  const busy = typed.at(-1)?.state === 'sending' || conversation.outgoing !== null;
  // While somebody talks, what is written is said in the same talk.
  const say = talk.write ?? conversation.say;
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
            asked={lines.map(({ text }) => text)}
            onAsk={say}
          />
        )}
        <Composer
          value={draft}
          onChange={setDraft}
          busy={busy || (talk.talking && talk.write === null)}
          onSend={(text) => {
            setDraft('');
            say(text);
          }}
        />
        <div className={classes['options']}>
          {!talk.talking && <SpokenSwitch spoken={spoken} />}
          {session.voice_available && (
            <Suspense>
              <LiveVoice session={session} record={talk} busy={busy} />
            </Suspense>
          )}
        </div>
      </div>
    </div>
  );
}

function SpokenSwitch(props: { readonly spoken: Spoken }) {
  const { on, toggle } = props.spoken;
  const { t } = useTexts('patient');
  const Icon = on ? IconVolume : IconVolumeOff;
  return (
    <Button
      variant={on ? 'light' : 'default'}
      size="md"
      aria-pressed={on}
      leftSection={<Icon size={20} aria-hidden />}
      onClick={toggle}
    >
      {t('patient:ask.spoken')}
    </Button>
  );
}
