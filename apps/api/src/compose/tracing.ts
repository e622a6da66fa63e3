import { randomBytes } from 'node:crypto';
import { createOffTracer } from '../tracing/off-tracer.ts';
import type { Tracer } from '../tracing/tracer.ts';
import type { ApiParts } from './parts.ts';

/** The tracer that the settings ask for. */
export async function composeTracing(parts: ApiParts): Promise<Tracer> {
  const { settings, logger, now, sleep } = parts;
  if (!settings.langsmithTracingEnabled || settings.langsmithApiKey === null) {
    return createOffTracer(parts.createId);
  }
  const { createUpstreamClient } = await import('../upstream/index.ts');
  const { createDelivery, createLangsmithTracer } = await import('../tracing/langsmith/index.ts');
  const client = createUpstreamClient({
    ...parts,
    service: 'LangSmith',
    baseUrl: settings.langsmithEndpoint,
    headers: { 'x-api-key': settings.langsmithApiKey },
    attempts: 2,
    deadlineMs: 10_000,
  });
  return createLangsmithTracer({
    client,
    delivery: createDelivery({ client, logger, sleep }),
    endpoint: settings.langsmithEndpoint,
    project: settings.langsmithProject,
    level: settings.langsmithTraceLevel,
    hideInputs: settings.langsmithHideInputs,
    hideOutputs: settings.langsmithHideOutputs,
    now,
    randomBytes,
  });
}
