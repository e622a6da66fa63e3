import { healthReportSchema, type HealthReport } from '@elevendops/health';
import type { ApiClient } from './api-client.ts';

/** Reads the health report of the server. */
export function fetchHealth(api: ApiClient, signal?: AbortSignal): Promise<HealthReport> {
  return api.request('/api/health', { reply: healthReportSchema, signal });
}
