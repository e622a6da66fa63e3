import type { HealthReport } from '@elevendops/health';

/** A part of the server that a health report speaks of. */
export type HealthPart = keyof HealthReport['services'];

/** What the status dot shows. */
export interface HealthView {
  readonly state: 'checking' | 'healthy' | 'degraded' | 'offline';
  readonly down: readonly HealthPart[];
}

/** The parts in the order in which they are shown. */
export const HEALTH_PARTS: readonly HealthPart[] = ['firestore', 'storage'];

/** What to show for the newest report, or for the lack of one. */
export function viewHealth(report: HealthReport | undefined, failed: boolean): HealthView {
  if (failed) {
    return { state: 'offline', down: [] };
  }
  if (report === undefined) {
    return { state: 'checking', down: [] };
  }
  const down = HEALTH_PARTS.filter((part) => report.services[part].status === 'unhealthy');
  const healthy = down.length === 0 && report.status === 'healthy';
  return { state: healthy ? 'healthy' : 'degraded', down };
}
