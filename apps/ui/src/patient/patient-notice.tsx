import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { toApiError } from '../api/api-error.ts';
import { useErrorText } from '../feedback/use-error-text.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconAlertTriangle, IconRefresh } from '../icons.ts';
import { patientProblem } from './patient-problem.ts';
import classes from './patient.module.css';

/** An error as one sentence for a patient, with a way on, and the id to quote in small print. */
export function PatientNotice(props: {
  readonly error: unknown;
  /** Instead of the sentence for the error. */
  readonly text?: string | undefined;
  readonly note?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
  readonly retrying?: boolean;
  readonly children?: ReactNode;
}) {
  const { error, text, note, onRetry, retrying = false, children } = props;
  const { t } = useTexts('patient');
  const { reference } = useErrorText()(error);
  return (
    <div className={classes['notice']} role="alert">
      <IconAlertTriangle size={24} aria-hidden />
      <div>
        <p>
          {text ?? t(`patient:problems.${patientProblem(toApiError(error).code)}`)}
          {note !== undefined && ` ${note}`}
        </p>
        {reference !== null && <p className="quotable">{reference}</p>}
        <div className={classes['noticeActions']}>
          {onRetry !== undefined && (
            <Button
              size="md"
              loading={retrying}
              leftSection={<IconRefresh size={19} aria-hidden />}
              onClick={onRetry}
            >
              {t('patient:retry')}
            </Button>
          )}
          {children}
        </div>
      </div>
    </div>
  );
}
