import { statusAddressOf } from '@elevendops/config';
import { createHealthReport, type CheckRunner, type HealthReportContext } from '@elevendops/health';
import { createAskSupervisor } from '../system/ask-supervisor.ts';
import { createSystemRoutes } from '../system/routes.ts';
import { systemReportOf } from '../system/system-report.ts';
import type { ApiParts, ComposedFeature } from './parts.ts';

/** What the report about the system needs besides the parts. */
export interface SystemParts extends ApiParts {
  readonly checks: Pick<CheckRunner, 'results'>;
  readonly facts: Omit<HealthReportContext, 'now' | 'uptimeSeconds'>;
  readonly uptimeSeconds: () => number;
}

/** Puts the report about the system together. */
export function composeSystem(parts: SystemParts): ComposedFeature {
  const { settings, checks, facts, now, uptimeSeconds } = parts;
  const askSupervisor = createAskSupervisor(statusAddressOf(settings));
  const router = createSystemRoutes(async () => {
    const supervisor = await askSupervisor();
    const context = { ...facts, now: now(), uptimeSeconds: uptimeSeconds() };
    return systemReportOf({
      settings,
      health: createHealthReport(checks.results(), context),
      supervisor,
      nodeVersion: process.versions.node,
    });
  });
  return { features: [{ path: '/api/system', router }] };
}
