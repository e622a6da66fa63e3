import { Button, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { IconArrowLeft, IconArrowRight } from '../icons.ts';
import classes from './studio.module.css';

/** A step: what is asked, the answers, and the ways back and on. */
export function StepFrame(props: {
  readonly title: string;
  readonly lead: string;
  readonly onBack?: () => void;
  readonly next?: { readonly label: string; readonly onNext: () => void; readonly ready: boolean };
  readonly children: ReactNode;
}) {
  const { title, lead, onBack, next, children } = props;
  const { t } = useTexts('studio');
  return (
    <section>
      <Title order={2}>{title}</Title>
      <Text c="dimmed" mt={4} mb="lg">
        {lead}
      </Text>
      {children}
      {(onBack !== undefined || next !== undefined) && (
        <div className={classes['ways']}>
          {onBack !== undefined && (
            <Button
              variant="default"
              size="md"
              leftSection={<IconArrowLeft size={18} aria-hidden />}
              onClick={onBack}
            >
              {t('studio:back')}
            </Button>
          )}
          {next !== undefined && (
            <Button
              size="md"
              className={classes['next'] ?? ''}
              rightSection={<IconArrowRight size={18} aria-hidden />}
              disabled={!next.ready}
              onClick={next.onNext}
            >
              {next.label}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
