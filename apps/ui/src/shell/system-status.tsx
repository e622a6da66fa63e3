import { Button, VisuallyHidden } from '@mantine/core';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../fetching/fetch-code.ts';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCloudOff } from '../icons.ts';
import { fetchParts } from '../popups/fetch-parts.ts';
import { useOpener } from '../popups/use-opener.ts';
import type { HealthView } from './health-view.ts';
import { useHealth } from './use-health.ts';
import classes from './system-status.module.css';

const ICONS: Record<HealthView['state'], typeof IconCircleCheck> = {
  checking: IconCircleDashed,
  healthy: IconCircleCheck,
  degraded: IconAlertTriangle,
  offline: IconCloudOff,
};

const SystemDetails = lazyPart(async () => (await fetchParts()).SystemDetails, {
  attempts: Infinity,
});

/** The live state of the server; the button opens what each part says. */
export function SystemStatus() {
  const { t } = useTranslation();
  const { view } = useHealth();
  const { button, popup } = useOpener('dialog');
  const Icon = ICONS[view.state];
  const parts = view.down.map((part) => t(`health.parts.${part}`)).join(', ');
  const status = t(`health.short.${view.state}`) + (parts === '' ? '' : ` (${parts})`);
  return (
    <>
      <VisuallyHidden role="status">
        {view.state === 'checking' ? '' : t('health.button', { status })}
      </VisuallyHidden>
      <Button
        {...button}
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
      {popup !== null && (
        <Suspense>
          <SystemDetails popup={popup} />
        </Suspense>
      )}
    </>
  );
}
