import { z } from 'zod';

const count = z.number().int().nonnegative();

/** Reply of `GET /api/dashboard/stats`. */
export const dashboardStatsSchema = z
  .object({
    document_count: count,
    agent_count: count,
    audio_count: count,
    conversation_count: count,
    last_activity: z.iso
      .datetime()
      .meta({ description: 'When the newest of them was made; now when there is none.' }),
  })
  .meta({ id: 'DashboardStats' });

/** @see dashboardStatsSchema */
export type DashboardStats = z.infer<typeof dashboardStatsSchema>;
