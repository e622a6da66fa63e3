import { Popover, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconAlertTriangle, IconCircleCheck } from '../icons.ts';
import { BorrowedTarget } from '../popups/borrowed-target.tsx';
import { useIsThere } from '../popups/use-is-there.ts';
import type { Popup } from '../popups/use-opener.ts';
import { HEALTH_PARTS } from './health-view.ts';
import { useHealth } from './use-health.ts';
import classes from './system-status.module.css';

/** What each part of the server says, below the button of the status. */
export function SystemDetails(props: { readonly popup: Popup }) {
  const { id, target, opened, onChange } = props.popup;
  const { t } = useTranslation();
  const { report, view } = useHealth();
  const isThere = useIsThere();
  return (
    <Popover
      id={id}
      opened={opened && isThere}
      onChange={onChange}
      position="bottom-end"
      width={340}
      trapFocus
      shadow="md"
      radius="lg"
    >
      <Popover.Target>
        <BorrowedTarget element={target} />
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
  );
}
