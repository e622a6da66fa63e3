import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { IconAlertTriangle, IconCheck } from '../icons.ts';
import { useErrorText } from './use-error-text.ts';

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
  const errorText = useErrorText();
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
      const text = errorText(error);
      notifications.show({
        title,
        color: 'red',
        icon: <IconAlertTriangle size={18} aria-hidden />,
        autoClose: 12_000,
        closeButtonProps,
        message: (
          <>
            {text.title}. {text.advice}
            {text.reference !== null && (
              <Text size="xs" mt={4}>
                {text.reference}
              </Text>
            )}
          </>
        ),
      });
    },
  };
}
