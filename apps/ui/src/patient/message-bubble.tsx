import type { Agent, MessageRole } from '@elevendops/contract';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { ConversationLine } from './conversation-lines.ts';
import classes from './patient.module.css';

/** Something said: who, what and when. What was said is text and never markup. */
export function MessageBubble(props: {
  readonly role: MessageRole;
  readonly text: string;
  /** Left out, the moment is not shown. */
  readonly at?: string;
  readonly agent: Agent | undefined;
  readonly state?: ConversationLine['state'];
  readonly children?: ReactNode;
}) {
  const { role, text, at, agent, state = 'said', children } = props;
  const { t } = useTexts('patient');
  const time = new Intl.DateTimeFormat(useLanguage(), { timeStyle: 'short' });
  const who = role === 'patient' ? t('patient:ask.you') : (agent?.name ?? t('patient:ask.agent'));
  return (
    <div className={classes['bubble']} data-role={role} data-state={state}>
      <div className={classes['who']}>
        <b>{who}</b>
        {at !== undefined && <time dateTime={at}>{time.format(new Date(at))}</time>}
      </div>
      <p dir="auto">{text}</p>
      {state === 'unanswered' && <small>{t('patient:ask.unanswered')}</small>}
      {children}
    </div>
  );
}
