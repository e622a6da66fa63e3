import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../api/api-error.ts';
import { IconAlertTriangle, IconCheck } from '../icons.ts';

/** Short messages in the corner of the page. */
export interface Announce {
  success(message: string): void;
  /** @param title what did not happen */
  failure(title: string, error: unknown): void;
  note(message: string): void;
}

/** The one way to show a passing message. */
export function useAnnounce(): Announce {
  const { t } = useTranslation();
  const closeButtonProps = { 'aria-label': t('app.closeMessage') };
  return {
    success(message) {
      notifications.show({
        message,
        role: 'status',
        color: 'brand',
        icon: <IconCheck size={18} aria-hidden />,
        closeButtonProps,
      });
    },
    note(message) {
      notifications.show({ message, role: 'status', color: 'sky', closeButtonProps });
    },
    failure(title, error) {
      const { code, requestId } = toApiError(error);
      notifications.show({
        title,
        color: 'red',
        icon: <IconAlertTriangle size={18} aria-hidden />,
        autoClose: 12_000,
        closeButtonProps,
        message: (
          <>
            {t(`errors.codes.${code}.title`)}. {t(`errors.codes.${code}.advice`)}
            {requestId !== null && (
              <Text size="xs" mt={4}>
                {t('errors.reference', { requestId })}
              </Text>
            )}
          </>
        ),
      });
    },
  };
}
