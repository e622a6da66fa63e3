import { systemReportSchema, type SystemReport } from '@elevendops/contract';
import type { ApiClient } from './api-client.ts';

/** How the system stands. */
export function fetchSystem(api: ApiClient, signal?: AbortSignal): Promise<SystemReport> {
  return api.request('/api/system', { reply: systemReportSchema, signal });
}
