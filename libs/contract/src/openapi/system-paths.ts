import { systemReportSchema } from '../system.ts';
import { errors, json, operationsOf, type FeaturePaths } from './operations.ts';

const system = operationsOf('System');

/** The operations below `/api/system`. */
export const SYSTEM_PATHS: FeaturePaths = {
  '/api/system': {
    get: system(
      'Read versions, health, the state of the supervisor, and outside production settings',
      {
        operationId: 'getSystem',
        responses: { 200: json(systemReportSchema, 'How the system stands.'), ...errors() },
      },
    ),
  },
};
