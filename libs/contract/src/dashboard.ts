import * as z from 'zod/mini';
import { documented } from './documented.ts';

const count = z.int().check(z.nonnegative());

/** Reply of `GET /api/dashboard/stats`. */
export const dashboardStatsSchema = documented(
  { id: 'DashboardStats' },
  z.object({
    document_count: count,
    agent_count: count,
    audio_count: count,
    conversation_count: count,
    last_activity: documented(
      { description: 'When the newest of them was made; now when there is none.' },
      z.iso.datetime(),
    ),
  }),
);

/** @see dashboardStatsSchema */
export type DashboardStats = z.infer<typeof dashboardStatsSchema>;
