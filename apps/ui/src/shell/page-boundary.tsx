import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useRouteError } from 'react-router';
import { CodeNotFetchedError } from '../fetching/fetch-code.ts';
import { IconAlertTriangle, IconCloudOff, IconRefresh } from '../icons.ts';
import { useHealth } from './use-health.ts';

/** Shown instead of a page that threw or did not arrive: what happened and the way on. */
export function PageBoundary() {
  return useRouteError() instanceof CodeNotFetchedError ? <NotFetched /> : <Stopped />;
}

function Stopped() {
  const { t } = useTranslation();
  return (
    <Notice
      icon={<IconAlertTriangle size={48} aria-hidden className="badMark" />}
      title={t('errors.boundary.title')}
      text={t('errors.boundary.text')}
    >
      <Reload />
    </Notice>
  );
}

function NotFetched() {
  const { t } = useTranslation();
  const retry = useRetryOnceServerAnswers();
  return (
    <Notice
      icon={<IconCloudOff size={48} aria-hidden className="badMark" />}
      title={t('errors.fetching.title')}
      text={t('errors.fetching.text')}
    >
      <Button leftSection={<IconRefresh size={18} aria-hidden />} onClick={retry}>
        {t('actions.retry')}
      </Button>
      <Reload variant="default" />
    </Notice>
  );
}

// A page that is not in this version of the server never comes; then only a person can reload.
const MOST_RETRIES = 5;

/** Opens the address again whenever the server has just answered; gives what does so at once. */
function useRetryOnceServerAnswers(): () => void {
  const navigate = useNavigate();
  const location = useLocation();
  const { answeredAt } = useHealth();
  const seen = useRef(answeredAt);
  const retries = useRef(0);
  const retry = useCallback(() => {
    void navigate(location, { replace: true, preventScrollReset: true });
  }, [navigate, location]);
  useEffect(() => {
    if (answeredAt !== seen.current && retries.current < MOST_RETRIES) {
      seen.current = answeredAt;
      retries.current += 1;
      retry();
    }
  }, [answeredAt, retry]);
  return retry;
}

function Reload(props: { readonly variant?: 'default' }) {
  const { t } = useTranslation();
  return (
    <Button
      {...props}
      leftSection={<IconRefresh size={18} aria-hidden />}
      onClick={() => {
        window.location.reload();
      }}
    >
      {t('actions.reload')}
    </Button>
  );
}

function Notice(props: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  const { icon, title, text, children } = props;
  return (
    <Stack className="centred" align="center" role="alert">
      {icon}
      <Title order={1} size="h2">
        {title}
      </Title>
      <Text c="dimmed" maw={440} ta="center">
        {text}
      </Text>
      <Group justify="center">{children}</Group>
    </Stack>
  );
}
