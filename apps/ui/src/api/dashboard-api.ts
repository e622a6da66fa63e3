import { dashboardStatsSchema, type DashboardStats } from '@elevendops/contract';
import type { ApiClient } from './api-client.ts';

/** Counts of documents, agents, audio files and conversations. */
export function fetchDashboardStats(api: ApiClient, signal?: AbortSignal): Promise<DashboardStats> {
  return api.request('/api/dashboard/stats', { reply: dashboardStatsSchema, signal });
}
