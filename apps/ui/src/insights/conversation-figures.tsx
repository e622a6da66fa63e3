import type { ConversationList } from '@elevendops/contract';
import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { useStatistics } from './insights-queries.ts';
import { useDuration } from './use-duration.ts';
import classes from './insights.module.css';

/** Figures over what the filters keep, and the average length over all. */
export function ConversationFigures(props: {
  readonly list: ConversationList | undefined;
  readonly filtered: boolean;
}) {
  const { list, filtered } = props;
  const { t } = useTexts('insights');
  const language = useLanguage();
  const duration = useDuration();
  const { data: statistics } = useStatistics();
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  const scope = t(filtered ? 'insights:figures.ofFilter' : 'insights:figures.ofAll');
  const questions = list === undefined ? 0 : list.total_answered + list.total_unanswered;
  const isEmpty = list?.total_count === 0;
  return (
    <dl className={classes['figures']} aria-label={t('insights:figures.title')}>
      <Figure
        label={t('insights:figures.conversations')}
        value={list && number.format(list.total_count)}
        note={scope}
      />
      <Figure
        label={t('insights:figures.attention')}
        value={list && number.format(list.attention_required_count)}
        note={
          list === undefined || isEmpty
            ? scope
            : percent.format(list.attention_required_count / list.total_count)
        }
        tone={list !== undefined && list.attention_required_count > 0 ? 'bad' : undefined}
      />
      <Figure
        label={t('insights:figures.answered')}
        value={list && (questions === 0 ? '–' : percent.format(list.total_answered / questions))}
        note={
          questions === 0
            ? t('insights:figures.noQuestions')
            : t('insights:figures.answeredOf', {
                answered: number.format(list?.total_answered ?? 0),
                total: number.format(questions),
              })
        }
      />
      <Figure
        label={t('insights:figures.duration')}
        value={
          statistics &&
          (statistics.average_duration_seconds === 0
            ? '–'
            : duration(statistics.average_duration_seconds))
        }
        note={t('insights:figures.ofAll')}
      />
    </dl>
  );
}

function Figure(props: {
  readonly label: string;
  readonly value: ReactNode;
  readonly note: string;
  readonly tone?: 'bad' | undefined;
}) {
  return (
    <div className="card" data-tone={props.tone}>
      <dt>{props.label}</dt>
      <dd>
        <strong>{props.value ?? <Skeleton component="span" height={28} width={64} />}</strong>
        <span>{props.note}</span>
      </dd>
    </div>
  );
}
