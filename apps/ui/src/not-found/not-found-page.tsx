import { Button, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LogoMark } from '../shell/logo.tsx';

/** Shown for an address that no page has. */
export function NotFoundPage() {
  const { t } = useTranslation();
  useDocumentTitle(t('app.pageTitle', { page: t('pages.notFound') }));
  return (
    <Stack className="centred" align="center">
      <LogoMark size={64} />
      <Title order={1} size="h2">
        {t('notFound.title')}
      </Title>
      <Text c="dimmed">{t('notFound.text')}</Text>
      <Button component={Link} to="/" mt="sm">
        {t('notFound.home')}
      </Button>
    </Stack>
  );
}
