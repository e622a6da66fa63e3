import { healthReportSchema, runModeSchema } from '@elevendops/health';
import * as z from 'zod/mini';
import { documented } from './documented.ts';

const milliseconds = z.number().check(z.nonnegative());
const count = z.int().check(z.nonnegative());

/** A setting in effect; of a secret only whether it is set. */
export const systemSettingSchema = z.object({
  name: z.string(),
  value: z.string(),
  source: documented({ description: 'Where its value belongs in a deployment.' }, z.string()),
  is_default: documented({ description: 'Whether the variable was left unset.' }, z.boolean()),
});

/** @see systemSettingSchema */
export type SystemSetting = z.infer<typeof systemSettingSchema>;

/** A process that the supervisor looks after. */
export const supervisedServiceSchema = z.object({
  name: z.string(),
  state: documented(
    { description: 'idle, starting, ready, unhealthy, stopping, backoff or failed.' },
    z.string(),
  ),
  starts: count,
  restarts: count,
  uptime_ms: milliseconds,
  ready_after_ms: z.nullable(milliseconds),
  probe_ms: z.nullable(milliseconds),
  missed_probes: count,
});

/** @see supervisedServiceSchema */
export type SupervisedService = z.infer<typeof supervisedServiceSchema>;

/** The end of a process. */
export const supervisedDeathSchema = z.object({
  at: z.iso.datetime(),
  service: z.string(),
  cause: documented({ description: 'Such as `SIGKILL`, `exit 1`, `hung`.' }, z.string()),
  expected: documented({ description: 'It was told to stop, and did.' }, z.boolean()),
  uptime_ms: milliseconds,
});

/** @see supervisedDeathSchema */
export type SupervisedDeath = z.infer<typeof supervisedDeathSchema>;

/** How the supervisor and what it looks after stand. */
export const supervisorReportSchema = z.object({
  at: z.iso.datetime(),
  ready: z.boolean(),
  stopping: z.nullable(z.string()),
  version: z.string(),
  revision: z.string(),
  uptime_ms: milliseconds,
  services: z.array(supervisedServiceSchema),
  last_deaths: documented({ description: 'The newest first.' }, z.array(supervisedDeathSchema)),
});

/** @see supervisorReportSchema */
export type SupervisorReport = z.infer<typeof supervisorReportSchema>;

/** Reply of `GET /api/system`. */
export const systemReportSchema = documented(
  { id: 'SystemReport' },
  z.object({
    at: z.iso.datetime(),
    version: z.string(),
    node_version: z.string(),
    revision: z.string(),
    environment: z.enum(['development', 'staging', 'production']),
    mode: runModeSchema,
    demo_mode: z.boolean(),
    uptime_seconds: z.number().check(z.nonnegative()),
    health: healthReportSchema.shape.services,
    providers: documented(
      { description: 'What speaks, what writes and where runs are traced.' },
      z.object({
        voice: z.enum(['elevenlabs', 'offline']),
        language_model: z.enum(['gemini', 'offline']),
        tracing: z.enum(['langsmith', 'local']),
      }),
    ),
    supervisor: documented(
      { description: 'Null where no supervisor tells.' },
      z.nullable(supervisorReportSchema),
    ),
    settings: documented(
      { description: 'Null in production, where anybody may ask.' },
      z.nullable(z.array(systemSettingSchema)),
    ),
    warnings: z.array(z.string()),
  }),
);

/** @see systemReportSchema */
export type SystemReport = z.infer<typeof systemReportSchema>;

/** What the API's root says of itself. */
export const serviceGreetingSchema = documented(
  { id: 'ServiceGreeting' },
  z.object({ message: z.string(), version: z.string() }),
);

/** @see serviceGreetingSchema */
export type ServiceGreeting = z.infer<typeof serviceGreetingSchema>;
