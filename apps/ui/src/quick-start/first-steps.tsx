import { Anchor, Progress, Text, Title, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { IconCheck } from '../icons.ts';
import type { Checklist } from './checklist.ts';
import classes from './quick-start.module.css';

/** The checklist of a fresh installation; it ticks itself off. */
export function FirstSteps(props: { readonly checklist: Checklist; readonly documents: number }) {
  const { checklist, documents } = props;
  const { t } = useTranslation();
  const steps = [
    {
      id: 'server',
      done: checklist.server,
      title: t('quickStart.checks.server.title'),
      text: checklist.server ? null : t('quickStart.checks.server.todo'),
    },
    {
      id: 'document',
      done: checklist.document,
      title: t('quickStart.checks.document.title'),
      text: checklist.document ? (
        <Anchor component={Link} to="/knowledge" size="sm">
          {t('quickStart.checks.document.done', { count: documents })}
        </Anchor>
      ) : (
        t('quickStart.checks.document.todo')
      ),
    },
    {
      id: 'synced',
      done: checklist.synced,
      title: t('quickStart.checks.synced.title'),
      text: checklist.synced
        ? null
        : t(
            checklist.syncFailed
              ? 'quickStart.checks.synced.failed'
              : 'quickStart.checks.synced.todo',
          ),
    },
  ] satisfies readonly { id: string; done: boolean; title: string; text: ReactNode }[];
  const done = steps.filter((step) => step.done).length;
  const progress = t('quickStart.progress', { done, total: steps.length });
  return (
    <section className="card" aria-labelledby="first-title">
      <div className={classes['checklistHead']}>
        <Title order={2} size="h3" id="first-title">
          {t('quickStart.checklistTitle')}
        </Title>
        <Text c="dimmed" role="status">
          {progress}
        </Text>
      </div>
      <Progress value={(done / steps.length) * 100} size={4} radius={0} aria-label={progress} />
      <ol className={classes['checks']}>
        {steps.map((step) => (
          <li key={step.id} data-done={step.done || undefined}>
            <span className={classes['tick']}>
              {step.done && <IconCheck size={16} stroke={3} aria-hidden />}
              <VisuallyHidden>
                {t(step.done ? 'quickStart.done' : 'quickStart.open')}:{' '}
              </VisuallyHidden>
            </span>
            <div>
              <span className={classes['checkTitle']}>{step.title}</span>
              {step.text !== null && (
                <Text size="sm" c="dimmed" component="div">
                  {step.text}
                </Text>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
