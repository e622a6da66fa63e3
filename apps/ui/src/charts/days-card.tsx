import { Skeleton, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import classes from './day-charts.module.css';

/** The frame of the charts: their title, and what chooses the days. */
export function DaysCard(props: { readonly control: ReactNode; readonly children: ReactNode }) {
  const { control, children } = props;
  const { t } = useTexts('figures');
  return (
    <section className="card" aria-labelledby="days-title">
      <div className={classes['head']}>
        <Title order={2} size="h3" id="days-title">
          {t('figures:title')}
        </Title>
        {control}
      </div>
      {children}
    </section>
  );
}

/** In place of the charts, as long as their code or their days are on the way. */
export function DaysWaiting() {
  const { t } = useTexts('figures');
  return (
    <div className={classes['charts']} role="status" aria-label={t('app.loading')}>
      <Skeleton height={250} radius="md" />
      <Skeleton height={250} radius="md" />
    </div>
  );
}
