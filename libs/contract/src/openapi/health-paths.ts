import { healthReportSchema, readinessReportSchema } from '@elevendops/health';
import { serviceGreetingSchema } from '../system.ts';
import { errors, json, operationsOf, type FeaturePaths } from './operations.ts';

const health = operationsOf('Health');

/** The operations below `/api/health`, and that of the API's own root. */
export const HEALTH_PATHS: FeaturePaths = {
  '/': {
    get: health('Which API this is', {
      operationId: 'getRoot',
      description: "On the API's own port; the UI server in front shows the client here.",
      responses: { 200: json(serviceGreetingSchema, 'Its name and version.'), ...errors() },
    }),
  },
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
