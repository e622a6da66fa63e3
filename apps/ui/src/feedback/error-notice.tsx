import { Alert, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../api/api-error.ts';
import { IconAlertTriangle, IconRefresh } from '../icons.ts';

/** What went wrong, what to do, a way to try again, and the id to quote. */
export function ErrorNotice(props: {
  readonly error: unknown;
  /** Replaces the title of the error. */
  readonly title?: string;
  readonly onRetry?: (() => void) | undefined;
  readonly retrying?: boolean;
}) {
  const { t } = useTranslation();
  const { code, requestId } = toApiError(props.error);
  const { onRetry, retrying = false } = props;
  const title = t(`errors.codes.${code}.title`);
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={props.title ?? title}
    >
      <Text size="sm">
        {props.title === undefined ? '' : `${title}. `}
        {t(`errors.codes.${code}.advice`)}
      </Text>
      {requestId !== null && (
        <Text size="xs" mt={4} className="quotable">
          {t('errors.reference', { requestId })}
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
