import type { Agent, Session } from '@elevendops/contract';
import { Button, Tabs, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { ConfirmDialog } from '../feedback/confirm-dialog.tsx';
import { useAnnounce } from '../feedback/use-announce.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { IconDoorExit, IconHeadphones, IconMessageDots } from '../icons.ts';
import { AskPanel } from './ask-panel.tsx';
import { handedOver } from './handed-over.ts';
import { ListenPanel } from './listen-panel.tsx';
import { useEndSession, useRecordings } from './session-queries.ts';
import type { ConversationControls } from './use-conversation.ts';
import type { Spoken } from './use-spoken.ts';
import type { TalkRecord } from './voice/use-talk.ts';
import classes from './patient.module.css';

const NO_DOCUMENTS: readonly string[] = [];

/** A conversation that goes on: listen and ask, beside each other or, on a phone, one at a time. */
export function OpenSession(props: {
  readonly session: Session;
  readonly agent: Agent | undefined;
  readonly greeting: string | undefined;
  readonly conversation: ConversationControls;
  readonly spoken: Spoken;
  readonly talk: TalkRecord;
}) {
  const { session, agent, greeting, conversation, spoken, talk } = props;
  const { t } = useTexts('patient');
  const narrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const [draft, setDraft] = useState(handedOver(useLocation().state).question ?? '');
  const recordings = useRecordings(agent?.knowledge_ids ?? NO_DOCUMENTS);
  const listen = (
    <ListenPanel {...recordings} loading={recordings.loading || agent === undefined} />
  );
  const ask = (
    <AskPanel {...{ session, agent, greeting, conversation, spoken, talk, draft, setDraft }} />
  );
  const count = recordings.recordings.length;
  return (
    <div className={classes['session']}>
      <div className={classes['sessionHeader']}>
        <div>
          <Title order={1}>{t('patient:title')}</Title>
          {agent !== undefined && <p>{t('patient:ask.with', { name: agent.name })}</p>}
        </div>
        <EndButton sessionId={session.session_id} />
      </div>
      {narrow ? (
        <Tabs
          defaultValue="ask"
          classNames={{ tab: classes['tab'] ?? '', tabLabel: classes['tabLabel'] ?? '' }}
        >
          <Tabs.List grow aria-label={t('patient:tabs')}>
            <Tabs.Tab value="listen" leftSection={<IconHeadphones size={24} aria-hidden />}>
              {t('patient:listen.title')}
              {count > 0 && ` (${String(count)})`}
            </Tabs.Tab>
            <Tabs.Tab value="ask" leftSection={<IconMessageDots size={24} aria-hidden />}>
              {t('patient:ask.title')}
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="listen" className={classes['panel'] ?? ''}>
            {listen}
          </Tabs.Panel>
          <Tabs.Panel value="ask" className={classes['panel'] ?? ''}>
            {ask}
          </Tabs.Panel>
        </Tabs>
      ) : (
        <div className={classes['columns']}>
          <section className="card" aria-label={t('patient:listen.title')}>
            <Title order={2} className={classes['columnTitle'] ?? ''}>
              <IconHeadphones size={26} aria-hidden />
              {t('patient:listen.title')}
            </Title>
            {listen}
          </section>
          <section className="card" aria-label={t('patient:ask.title')}>
            <Title order={2} className={classes['columnTitle'] ?? ''}>
              <IconMessageDots size={26} aria-hidden />
              {t('patient:ask.title')}
            </Title>
            {ask}
          </section>
        </div>
      )}
    </div>
  );
}

function EndButton(props: { readonly sessionId: string }) {
  const { t } = useTexts('patient');
  const announce = useAnnounce();
  const end = useEndSession(props.sessionId);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="md"
        loading={end.isPending}
        leftSection={<IconDoorExit size={20} aria-hidden />}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('patient:end.button')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('patient:end.title')}
        text={t('patient:end.text')}
        keep={t('patient:end.keep')}
        confirm={t('patient:end.confirm')}
        onKeep={() => {
          setAsking(false);
        }}
        onConfirm={() => {
          setAsking(false);
          end.mutate(undefined, {
            onError(error) {
              announce.failure(t('patient:end.failed'), error);
            },
          });
        }}
      />
    </>
  );
}
