import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconAlertTriangle, IconRefresh } from '../icons.ts';

/** Shown instead of a page that threw: what happened and the way on. */
export function PageBoundary() {
  const { t } = useTranslation();
  return (
    <Stack className="centred" align="center" role="alert">
      <IconAlertTriangle size={48} aria-hidden className="badMark" />
      <Title order={1} size="h2">
        {t('errors.boundary.title')}
      </Title>
      <Text c="dimmed" maw={440} ta="center">
        {t('errors.boundary.text')}
      </Text>
      <Button
        leftSection={<IconRefresh size={18} aria-hidden />}
        onClick={() => {
          window.location.reload();
        }}
      >
        {t('actions.reload')}
      </Button>
    </Stack>
  );
}
