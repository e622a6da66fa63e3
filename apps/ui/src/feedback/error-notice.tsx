import { Alert, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconAlertTriangle, IconRefresh } from '../icons.ts';
import { useErrorText } from './use-error-text.ts';

/** What went wrong, what to do, a way to try again, and the id to quote. */
export function ErrorNotice(props: {
  readonly error: unknown;
  /** Replaces the title of the error. */
  readonly title?: string;
  readonly onRetry?: (() => void) | undefined;
  readonly retrying?: boolean;
}) {
  const { t } = useTranslation();
  const { title, advice, reference } = useErrorText()(props.error);
  const { onRetry, retrying = false } = props;
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={props.title ?? title}
    >
      <Text size="sm" className="breakable">
        {props.title === undefined ? '' : `${title}. `}
        {advice}
      </Text>
      {reference !== null && (
        <Text size="xs" mt={4} className="quotable">
          {reference}
        </Text>
      )}
      {onRetry !== undefined && (
        <Button
          mt="sm"
          size="xs"
          variant="default"
          loading={retrying}
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={onRetry}
        >
          {t('actions.retry')}
        </Button>
      )}
    </Alert>
  );
}
