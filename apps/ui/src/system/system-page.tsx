import { Button, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { toApiError } from '../api/api-error.ts';
import { fetchSystem } from '../api/system-api.ts';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { IconExternalLink } from '../icons.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { HealthParts } from './health-parts.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SupervisorSection } from './supervisor-section.tsx';
import { VersionSection } from './version-section.tsx';
import classes from './system.module.css';

const REFRESH_MS = 5_000;

/** How the parts of this installation are doing, for who runs it. */
export function SystemPage() {
  const { t } = useTexts('system');
  const api = useApi();
  const query = useQuery({
    queryKey: ['system'],
    queryFn: ({ signal }) => fetchSystem(api, signal),
    refetchInterval: REFRESH_MS,
  });
  const report = query.data;
  return (
    <>
      <PageHeader
        title={t('pages.system')}
        lead={t('system:lead')}
        action={
          <Button
            component="a"
            href="/docs"
            variant="default"
            size="md"
            leftSection={<IconExternalLink size={19} aria-hidden />}
          >
            {t('system:apiReference')}
          </Button>
        }
      />
      <Stack gap="lg">
        {query.isError && (
          <ErrorNotice
            error={query.error}
            {...(report !== undefined && { title: t('system:staleTitle') })}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        )}
        {report === undefined ? (
          !query.isError && (
            <div className={classes['waiting']} role="status" aria-label={t('app.loading')}>
              <Skeleton height={110} radius="lg" />
              <Skeleton height={180} radius="lg" />
              <Skeleton height={260} radius="lg" />
            </div>
          )
        ) : (
          <>
            <HealthParts
              report={report}
              answers={!query.isError}
              isOnline={!query.isError || toApiError(query.error).code !== 'NETWORK_ERROR'}
            />
            <VersionSection report={report} />
            <SupervisorSection supervisor={report.supervisor} stale={query.isError} />
            <SettingsSection settings={report.settings} warnings={report.warnings} />
          </>
        )}
      </Stack>
    </>
  );
}
