import { healthReportSchema, runModeSchema } from '@elevendops/health';
import { z } from 'zod';

const milliseconds = z.number().nonnegative();
const count = z.number().int().nonnegative();

/** A setting in effect; of a secret only whether it is set. */
export const systemSettingSchema = z.object({
  name: z.string(),
  value: z.string(),
  source: z.string().meta({ description: 'Where its value belongs in a deployment.' }),
  is_default: z.boolean().meta({ description: 'Whether the variable was left unset.' }),
});

/** @see systemSettingSchema */
export type SystemSetting = z.infer<typeof systemSettingSchema>;

/** A process that the supervisor looks after. */
export const supervisedServiceSchema = z.object({
  name: z.string(),
  state: z
    .string()
    .meta({ description: 'idle, starting, ready, unhealthy, stopping, backoff or failed.' }),
  starts: count,
  restarts: count,
  uptime_ms: milliseconds,
  ready_after_ms: milliseconds.nullable(),
  probe_ms: milliseconds.nullable(),
  missed_probes: count,
});

/** @see supervisedServiceSchema */
export type SupervisedService = z.infer<typeof supervisedServiceSchema>;

/** The end of a process. */
export const supervisedDeathSchema = z.object({
  at: z.iso.datetime(),
  service: z.string(),
  cause: z.string().meta({ description: 'Such as `SIGKILL`, `exit 1`, `hung`.' }),
  expected: z.boolean().meta({ description: 'It was told to stop, and did.' }),
  uptime_ms: milliseconds,
});

/** @see supervisedDeathSchema */
export type SupervisedDeath = z.infer<typeof supervisedDeathSchema>;

/** How the supervisor and what it looks after stand. */
export const supervisorReportSchema = z.object({
  at: z.iso.datetime(),
  ready: z.boolean(),
  stopping: z.string().nullable(),
  version: z.string(),
  revision: z.string(),
  uptime_ms: milliseconds,
  services: z.array(supervisedServiceSchema),
  last_deaths: z.array(supervisedDeathSchema).meta({ description: 'The newest first.' }),
});

/** @see supervisorReportSchema */
export type SupervisorReport = z.infer<typeof supervisorReportSchema>;

/** Reply of `GET /api/system`. */
export const systemReportSchema = z
  .object({
    at: z.iso.datetime(),
    version: z.string(),
    node_version: z.string(),
    revision: z.string(),
    environment: z.enum(['development', 'staging', 'production']),
    mode: runModeSchema,
    demo_mode: z.boolean(),
    uptime_seconds: z.number().nonnegative(),
    health: healthReportSchema.shape.services,
    providers: z
      .object({
        voice: z.enum(['elevenlabs', 'offline']),
        language_model: z.enum(['gemini', 'offline']),
        tracing: z.enum(['langsmith', 'local']),
      })
      .meta({ description: 'What speaks, what writes and where runs are traced.' }),
    supervisor: supervisorReportSchema
      .nullable()
      .meta({ description: 'Null where no supervisor tells.' }),
    settings: z
      .array(systemSettingSchema)
      .nullable()
      .meta({ description: 'Null in production, where anybody may ask.' }),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'SystemReport' });

/** @see systemReportSchema */
export type SystemReport = z.infer<typeof systemReportSchema>;

/** What the API's root says of itself. */
export const serviceGreetingSchema = z
  .object({ message: z.string(), version: z.string() })
  .meta({ id: 'ServiceGreeting' });

/** @see serviceGreetingSchema */
export type ServiceGreeting = z.infer<typeof serviceGreetingSchema>;
