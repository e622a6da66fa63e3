import { Button, Popover, Text, Title, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCloudOff } from '../icons.ts';
import { HEALTH_PARTS, type HealthView } from './health-view.ts';
import { useHealth } from './use-health.ts';
import classes from './system-status.module.css';

const ICONS: Record<HealthView['state'], typeof IconCircleCheck> = {
  checking: IconCircleDashed,
  healthy: IconCircleCheck,
  degraded: IconAlertTriangle,
  offline: IconCloudOff,
};

/** The live state of the server; the button opens what each part says. */
export function SystemStatus() {
  const { t } = useTranslation();
  const { report, view } = useHealth();
  const Icon = ICONS[view.state];
  const parts = view.down.map((part) => t(`health.parts.${part}`)).join(', ');
  const status = t(`health.short.${view.state}`) + (parts === '' ? '' : ` (${parts})`);
  return (
    <>
      <VisuallyHidden role="status">
        {view.state === 'checking' ? '' : t('health.button', { status })}
      </VisuallyHidden>
      <Popover position="bottom-end" width={340} trapFocus shadow="md" radius="lg">
        <Popover.Target>
          <Button
            variant="subtle"
            color="gray"
            px="xs"
            className={`headerButton ${classes['button'] ?? ''}`}
            data-state={view.state}
            leftSection={<Icon size={18} aria-hidden className={classes['icon']} />}
            aria-label={t('health.button', { status })}
          >
            <span className={view.state === 'healthy' ? 'wideOnly' : undefined}>
              {t(`health.short.${view.state}`)}
            </span>
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('health.title')} tabIndex={-1} data-autofocus>
          <Title order={2} size="h4">
            {t('health.title')}
          </Title>
          <Text size="sm" c="dimmed" mt={2}>
            {t(`health.${view.state}`)}
          </Text>
          {report !== undefined && view.state !== 'offline' && (
            <dl className={classes['facts']}>
              {HEALTH_PARTS.map((part) => {
                const { status: partStatus } = report.services[part];
                const down = partStatus === 'unhealthy';
                return (
                  <div key={part} data-down={down}>
                    <dt>{t(`health.parts.${part}`)}</dt>
                    <dd>
                      {down ? (
                        <IconAlertTriangle size={16} aria-hidden />
                      ) : (
                        <IconCircleCheck size={16} aria-hidden />
                      )}
                      {down
                        ? t('health.partDown')
                        : t(partStatus === 'healthy' ? 'health.partUp' : 'health.partMock')}
                    </dd>
                  </div>
                );
              })}
              <div>
                <dt>{t('health.mode')}</dt>
                <dd>{t(`modes.${report.mode}.name`)}</dd>
              </div>
            </dl>
          )}
          {report !== undefined && (
            <Text size="xs" c="dimmed">
              {t('app.version', { version: report.version })}
            </Text>
          )}
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
