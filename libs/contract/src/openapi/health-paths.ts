import { healthReportSchema, readinessReportSchema } from '@elevendops/health';
import { json, operationsOf, type FeaturePaths } from './operations.ts';

const health = operationsOf('Health');

/** The operations below `/api/health`. */
export const HEALTH_PATHS: FeaturePaths = {
  '/api/health': {
    get: health('Liveness and status; always 200', {
      operationId: 'getHealth',
      responses: { 200: json(healthReportSchema, 'The process is alive.') },
    }),
  },
  '/api/health/ready': {
    get: health('Readiness', {
      operationId: 'getReadiness',
      responses: {
        200: json(readinessReportSchema, 'Ready for work.'),
        503: json(readinessReportSchema, 'Not ready, or draining.'),
      },
    }),
  },
};
