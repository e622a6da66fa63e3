import { supervisorReportSchema, type SupervisorReport } from '@elevendops/contract';
import { z } from 'zod';

const serviceSchema = z.object({
  state: z.string(),
  starts: z.number(),
  restarts: z.number(),
  uptimeMs: z.number(),
  readyAfterMs: z.number().nullable(),
  probeMs: z.number().nullable(),
  missedProbes: z.number(),
});

const statusSchema = z.object({
  at: z.string(),
  ready: z.boolean(),
  stopping: z.string().nullable(),
  version: z.string(),
  revision: z.string(),
  uptimeMs: z.number(),
  services: z.record(z.string(), serviceSchema),
  lastDeaths: z.array(
    z.object({
      at: z.string(),
      service: z.string(),
      cause: z.string(),
      expected: z.boolean(),
      uptimeMs: z.number(),
    }),
  ),
});

/** The status page of the supervisor as the contract has it; null when the text is none. */
export function parseSupervisorStatus(text: string): SupervisorReport | null {
  const status = statusSchema.safeParse(parseJson(text));
  if (!status.success) {
    return null;
  }
  const { uptimeMs, services, lastDeaths, ...same } = status.data;
  const report = supervisorReportSchema.safeParse({
    ...same,
    uptime_ms: uptimeMs,
    services: Object.entries(services).map(([name, service]) => ({
      name,
      state: service.state,
      starts: service.starts,
      restarts: service.restarts,
      uptime_ms: service.uptimeMs,
      ready_after_ms: service.readyAfterMs,
      probe_ms: service.probeMs,
      missed_probes: service.missedProbes,
    })),
    last_deaths: lastDeaths
      .toReversed()
      .map(({ uptimeMs: livedMs, ...death }) => ({ ...death, uptime_ms: livedMs })),
  } satisfies SupervisorReport);
  return report.success ? report.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
