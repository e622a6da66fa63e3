import {
  createHealthReport,
  createReadinessReport,
  INSTANCE_HEADER,
  type CheckRunner,
  type HealthReportContext,
} from '@elevendops/health';
import { Router } from 'express';
import { onlyMethods } from '../http/methods.ts';

/** What the health routes tell. */
export interface HealthRoutesOptions {
  readonly checks: CheckRunner;
  /** Name of this incarnation, for the supervisor. */
  readonly instance: string;
  readonly facts: Omit<HealthReportContext, 'now' | 'uptimeSeconds'>;
  readonly now: () => Date;
  readonly uptimeSeconds: () => number;
  readonly isDraining: () => boolean;
}

/** The routes below `/api/health`. They only read results: no check runs inside a request. */
export function createHealthRoutes(options: HealthRoutesOptions): Router {
  const { checks, instance, facts, now, uptimeSeconds, isDraining } = options;
  const router = Router();
  router.use((_request, response, next) => {
    response.setHeader(INSTANCE_HEADER, instance);
    next();
  });
  router
    .route('/')
    .get((_request, response) => {
      const context = { ...facts, now: now(), uptimeSeconds: uptimeSeconds() };
      response.json(createHealthReport(checks.results(), context));
    })
    .all(onlyMethods('GET', 'HEAD'));
  router
    .route('/ready')
    .get((_request, response) => {
      const report = createReadinessReport(checks.results(), isDraining());
      response.status(report.ready ? 200 : 503).json(report);
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
