import type { CheckResult } from './health-check.ts';
import type { HealthReport, ReadinessReport, RunMode } from './report.ts';

/** Facts about the running process that a report carries. */
export interface HealthReportContext {
  /** From package.json. */
  readonly version: string;
  /** The build or Cloud Run revision. */
  readonly revision: string;
  readonly mode: RunMode;
  readonly demoMode: boolean;
  readonly now: Date;
  readonly uptimeSeconds: number;
}

/** The body of `GET /api/health`: unhealthy as soon as one part is. */
export function createHealthReport(
  results: readonly CheckResult[],
  context: HealthReportContext,
): HealthReport {
  const firestore = serviceHealth(find(results, 'firestore'));
  const storage = serviceHealth(find(results, 'storage'));
  return {
    status: areHealthy(firestore, storage) ? 'healthy' : 'unhealthy',
    timestamp: context.now.toISOString(),
    version: context.version,
    revision: context.revision,
    mode: context.mode,
    demo_mode: context.demoMode,
    uptime_seconds: context.uptimeSeconds,
    services: { firestore, storage },
  };
}

/** The body of `GET /api/health/ready`; a draining process is never ready. */
export function createReadinessReport(
  results: readonly CheckResult[],
  draining: boolean,
): ReadinessReport {
  const firestore = serviceHealth(find(results, 'firestore'));
  const storage = serviceHealth(find(results, 'storage'));
  const ready = !draining && areHealthy(firestore, storage);
  return {
    status: ready ? 'ready' : 'not_ready',
    ready,
    services: {
      firestore: { status: firestore.status, error: firestore.error },
      storage: { status: storage.status, error: storage.error },
    },
  };
}

type ServiceHealth = HealthReport['services']['firestore'];

/** A part that nobody checks counts as unhealthy too. */
function areHealthy(...services: readonly ServiceHealth[]): boolean {
  return services.every((service) => service.status !== 'unhealthy');
}

function find(results: readonly CheckResult[], name: CheckResult['name']): CheckResult {
  return (
    results.find((result) => result.name === name) ?? {
      name,
      emulator: false,
      mock: false,
      healthy: false,
      error: 'not checked',
    }
  );
}

function serviceHealth(result: CheckResult): ServiceHealth {
  const working = result.mock ? 'healthy (mock)' : 'healthy';
  return {
    status: result.healthy ? working : 'unhealthy',
    emulator: result.emulator,
    mock: result.mock,
    error: result.error,
  };
}
