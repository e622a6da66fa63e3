import { PROBE_USER_AGENT, probeHealth, type ProbeFetch } from '@elevendops/health';
import type { ServiceName } from '../machine/service.ts';
import type { ProbePurpose } from '../machine/step.ts';
import { probeFetch } from './probe-fetch.ts';
import type { ProbeVerdict } from './world.ts';

/** Where the services answer, and how to ask. */
export interface ProbeServiceOptions {
  readonly ports: Readonly<Record<ServiceName, number>>;
  readonly timeoutMs: number;
  /** @default one on `node:http` */
  readonly fetch?: ProbeFetch;
}

/** One question to a service. */
export interface ProbeTarget {
  readonly name: ServiceName;
  readonly purpose: ProbePurpose;
  /** The incarnation that must answer for itself. */
  readonly instance: string;
}

/** What fails for want of resources on our side tells nothing about the service. */
const OUR_OWN_WANT = /\b(?:EMFILE|ENFILE|ENOBUFS|ENOMEM)\b/;

/**
 * Asks a service over HTTP. The API is asked for its own health each time. The UI server is asked for
 * the API's health to see that the way through works, and then only for itself.
 */
export async function probeService(
  { name, purpose, instance }: ProbeTarget,
  { ports, timeoutMs, fetch = probeFetch }: ProbeServiceOptions,
): Promise<ProbeVerdict> {
  let answered = false;
  const origin = `http://127.0.0.1:${String(ports[name])}`;
  const observed: ProbeFetch = async (url, init) => {
    const response = await fetch(url, init);
    answered = true;
    return response;
  };
  const verdict =
    name === 'ui-server' && purpose === 'watch'
      ? await probePage(`${origin}/`, { timeoutMs, fetch: observed })
      : await probeHealth(`${origin}/api/health`, {
          timeoutMs,
          fetch: observed,
          ...(name === 'api' && { instance }),
        });
  return verdict.ok
    ? { ok: true }
    : {
        ok: false,
        reason: verdict.reason,
        answered,
        inconclusive: !answered && OUR_OWN_WANT.test(verdict.reason),
      };
}

async function probePage(
  url: string,
  { timeoutMs, fetch }: Pick<Required<ProbeServiceOptions>, 'timeoutMs' | 'fetch'>,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }> {
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
