import { PROBE_USER_AGENT, probeHealth } from '@elevendops/health';
import type { ServiceName } from '../machine/service.ts';
import type { ProbePurpose } from '../machine/step.ts';
import type { ProbeVerdict } from './world.ts';

/** Where the services answer, and how to ask. */
export interface ProbeServiceOptions {
  readonly ports: Readonly<Record<ServiceName, number>>;
  readonly timeoutMs: number;
  readonly fetch: typeof globalThis.fetch;
}

/** One question to a service. */
export interface ProbeTarget {
  readonly name: ServiceName;
  readonly purpose: ProbePurpose;
  /** The incarnation that must answer for itself. */
  readonly instance: string;
}

/**
 * Asks a service over HTTP. The API is asked for its own health each time. The UI server is asked for
 * the API's health to see that the way through works, and then only for itself.
 */
export async function probeService(
  target: ProbeTarget,
  options: ProbeServiceOptions,
): Promise<ProbeVerdict> {
  const { name, purpose, instance } = target;
  const { ports, timeoutMs, fetch } = options;
  const origin = `http://127.0.0.1:${String(ports[name])}`;
  if (name === 'api') {
    return probeHealth(`${origin}/api/health`, { timeoutMs, fetch, instance });
  }
  return purpose === 'verify'
    ? probeHealth(`${origin}/api/health`, { timeoutMs, fetch })
    : probeAnswer(`${origin}/`, options);
}

async function probeAnswer(
  url: string,
  { timeoutMs, fetch }: ProbeServiceOptions,
): Promise<ProbeVerdict> {
  try {
    const { status } = await fetch(url, {
      headers: { connection: 'close', 'user-agent': PROBE_USER_AGENT },
      signal: AbortSignal.timeout(timeoutMs),
    });
    return status < 500 ? { ok: true } : { ok: false, reason: `answered ${String(status)}` };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
