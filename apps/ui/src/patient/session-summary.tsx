import type { Agent, Session } from '@elevendops/contract';
import { Button, Title } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconCircleCheck, IconPrinter, IconRefresh } from '../icons.ts';
import { conversationLines } from './conversation-lines.ts';
import type { HandedOver } from './handed-over.ts';
import { MessageBubble } from './message-bubble.tsx';
import { PatientNotice } from './patient-notice.tsx';
import { durationText, secondsBetween } from './spoken-duration.ts';
import type { ConversationControls } from './use-conversation.ts';
import classes from './patient.module.css';

/** A conversation that is over: what it was, all that was said, and a new beginning. */
export function SessionSummary(props: {
  readonly session: Session;
  readonly agent: Agent | undefined;
  readonly greeting: string | undefined;
  readonly conversation: ConversationControls;
}) {
  const { session, agent, greeting, conversation } = props;
  const { t } = useTexts('patient');
  const navigate = useNavigate();
  const language = useLanguage();
  const { messages, patient_id: patientId, agent_id: agentId } = session;
  const asked = messages.filter(({ role }) => role === 'patient').length;
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  const kept = conversation.outgoing;
  const again = () => {
    const state: HandedOver = { patientId, ...(kept === null ? {} : { question: kept.text }) };
    void navigate(`/patient?agent=${agentId}`, { state });
  };
  return (
    <div className={classes['summary']}>
      <div className={classes['thanks']}>
        <IconCircleCheck size={56} stroke={1.6} aria-hidden />
        <Title order={1}>{t('patient:summary.title')}</Title>
        {(asked > 0 || kept === null) && (
          <p>{t(asked > 0 ? 'patient:summary.text' : 'patient:summary.nothing')}</p>
        )}
      </div>
      {kept !== null && kept.error !== null && (
        <>
          <MessageBubble role="patient" text={kept.text} agent={agent} state="open" />
          <PatientNotice error={kept.error} />
        </>
      )}
      {session.voice_pending && <p role="status">{t('patient:voice.saving')}</p>}
      <dl className={classes['facts']}>
        {asked > 0 && (
          <>
            <div>
              <dt>{t('patient:summary.questions')}</dt>
              <dd>{new Intl.NumberFormat(language).format(asked)}</dd>
            </div>
            <div>
              <dt>{t('patient:summary.duration')}</dt>
              <dd>{durationText(secondsBetween(messages), language)}</dd>
            </div>
          </>
        )}
        <div>
          <dt>{t('patient:summary.patient')}</dt>
          <dd>{patientId}</dd>
        </div>
        {agent !== undefined && (
          <div>
            <dt>{t('patient:summary.agent')}</dt>
            <dd>{agent.name}</dd>
          </div>
        )}
      </dl>
      <div className={classes['summaryActions']}>
        <Button size="lg" leftSection={<IconRefresh size={22} aria-hidden />} onClick={again}>
          {t('patient:summary.again')}
        </Button>
        {asked > 0 && (
          <Button
            size="lg"
            variant="default"
            leftSection={<IconPrinter size={22} aria-hidden />}
            onClick={() => {
              window.print();
            }}
          >
            {t('patient:summary.print')}
          </Button>
        )}
      </div>
      {asked > 0 && (
        <section className={`card ${classes['said'] ?? ''}`}>
          <Title order={2} size="h3">
            {t('patient:summary.transcript')}
          </Title>
          <p className={classes['lead']}>{day.format(new Date(session.created_at))}</p>
          {greeting !== undefined && <MessageBubble role="agent" text={greeting} agent={agent} />}
          {conversationLines(messages, null, new Date(session.ended_at ?? 0)).map(
            ({ role, text, at, state }, place) => (
              <MessageBubble
                key={place}
                {...{ role, text, at, agent }}
                state={state === 'said' ? 'said' : 'unanswered'}
              />
            ),
          )}
        </section>
      )}
    </div>
  );
}
