import type { HealthReport } from '@elevendops/health';

type PartStatus = HealthReport['services']['storage']['status'];

/** A health report; the parts are healthy unless said otherwise. */
export function createHealth(
  change: {
    readonly firestore?: PartStatus;
    readonly storage?: PartStatus;
    readonly demo?: boolean;
  } = {},
): HealthReport {
  const { firestore = 'healthy', storage = 'healthy', demo = false } = change;
  const part = (status: PartStatus) => ({ status, emulator: false, mock: false, error: null });
  const healthy = firestore !== 'unhealthy' && storage !== 'unhealthy';
  return {
    status: healthy ? 'healthy' : 'unhealthy',
    timestamp: '2026-05-10T12:00:00.000Z',
    version: '1.2.3',
    revision: 'local',
    mode: 'embedded',
    demo_mode: demo,
    uptime_seconds: 5,
    services: { firestore: part(firestore), storage: part(storage) },
  };
}
