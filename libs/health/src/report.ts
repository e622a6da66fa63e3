import * as z from 'zod/mini';

/** Which stores and services this installation uses: see "Modes" in the README. */
export const runModeSchema = z.enum(['embedded', 'emulators', 'production']);

/** @see runModeSchema */
export type RunMode = z.infer<typeof runModeSchema>;

const serviceHealthSchema = z.object({
  status: z.enum(['healthy', 'healthy (mock)', 'unhealthy']),
  emulator: z.boolean(),
  mock: z.boolean(),
  error: z.nullable(z.string()),
});

/** Body of `GET /api/health`: liveness and status. It is always sent with 200. */
export const healthReportSchema = z
  .object({
    status: z.enum(['healthy', 'unhealthy']),
    timestamp: z.iso.datetime(),
    version: z.string().check(z.minLength(1)),
    revision: z.string().check(z.minLength(1)),
    mode: runModeSchema,
    demo_mode: z.boolean(),
    uptime_seconds: z.number().check(z.nonnegative()),
    services: z.object({ firestore: serviceHealthSchema, storage: serviceHealthSchema }),
  })
  .check(z.meta({ id: 'HealthReport' }));

/** @see healthReportSchema */
export type HealthReport = z.infer<typeof healthReportSchema>;

const serviceReadinessSchema = z.object({
  status: z.enum(['healthy', 'healthy (mock)', 'unhealthy']),
  error: z.nullable(z.string()),
});

/** Body of `GET /api/health/ready`: sent with 200 when ready, 503 when not. */
export const readinessReportSchema = z
  .object({
    status: z.enum(['ready', 'not_ready']),
    ready: z.boolean(),
    services: z.object({ firestore: serviceReadinessSchema, storage: serviceReadinessSchema }),
  })
  .check(z.meta({ id: 'ReadinessReport' }));

/** @see readinessReportSchema */
export type ReadinessReport = z.infer<typeof readinessReportSchema>;
