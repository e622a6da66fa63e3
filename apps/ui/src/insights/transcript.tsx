import type { ConversationDetail, ConversationMessage } from '@elevendops/contract';
import { Title } from '@mantine/core';
import { AudioPlayer } from '../audio/audio-player.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconCircleCheck, IconMessageQuestion, IconUrgent } from '../icons.ts';
import { exactTime } from '../time/relative-time.ts';
import classes from './conversation.module.css';

/** Everything that was said, in order: the patient on the right, the agent on the left. */
export function Transcript(props: { readonly conversation: ConversationDetail }) {
  const { messages, agent_name: agent } = props.conversation;
  const { t } = useTexts('insights');
  return (
    <section className={`card ${classes['transcript'] ?? ''}`} aria-labelledby="transcript-title">
      <Title order={2} size="h3" id="transcript-title">
        {t('insights:detail.transcript')}
      </Title>
      {messages.length === 0 ? (
        <p>{t('insights:detail.noMessages')}</p>
      ) : (
        <ol>
          {messages.map((message, place) => (
            <Message key={place} message={message} agent={agent} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Message(props: { readonly message: ConversationMessage; readonly agent: string }) {
  const { message, agent } = props;
  const { role, content, timestamp, audio_url: sound } = message;
  const { t } = useTexts('insights', 'player');
  const language = useLanguage();
  const moment = new Date(timestamp);
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(moment);
  return (
    <li data-role={role} data-urgent={message.urgent_symptoms.length > 0 || undefined}>
      <div className={classes['who']}>
        <b>{role === 'patient' ? t('insights:detail.patient') : agent}</b>
        <time dateTime={timestamp} title={exactTime(moment, language)}>
          {time}
        </time>
      </div>
      <p className={classes['bubble']}>{content}</p>
      <Marks message={message} />
      {sound !== null && (
        <div className={classes['sound']}>
          <AudioPlayer src={sound} name={t('insights:detail.sound', { agent, time })} />
        </div>
      )}
    </li>
  );
}

function Marks(props: { readonly message: ConversationMessage }) {
  const { urgent_symptoms: symptoms, is_answered: isAnswered } = props.message;
  const { t } = useTexts('insights');
  return (
    <>
      {symptoms.length > 0 && (
        <span className={classes['mark']} data-kind="urgent">
          <IconUrgent size={18} aria-hidden />
          {t('insights:detail.urgent', { symptoms: symptoms.join(', ') })}
        </span>
      )}
      {isAnswered === false && (
        <span className={classes['mark']} data-kind="open">
          <IconMessageQuestion size={18} aria-hidden />
          {t('insights:detail.notAnswered')}
        </span>
      )}
      {isAnswered === true && (
        <span className={classes['mark']} data-kind="answered">
          <IconCircleCheck size={17} aria-hidden />
          {t('insights:detail.wasAnswered')}
        </span>
      )}
    </>
  );
}
