import { healthReportSchema, type HealthReport } from './report.ts';

/**
 * Response header of `/api/health` that names the process incarnation that answered. The supervisor
 * gives each process it spawns a fresh name, so a foreign listener on the port is not mistaken for it.
 */
export const INSTANCE_HEADER = 'x-elevendops-instance';

/** How a probe names itself, so that logs can leave it out. */
export const PROBE_USER_AGENT = 'elevendops-supervisor';

/** True for a probe from this machine. */
export function isProbe(request: {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly socket: { readonly remoteAddress?: string | undefined };
}): boolean {
  const { remoteAddress = '' } = request.socket;
  return (
    request.headers['user-agent'] === PROBE_USER_AGENT &&
    /^(?:::ffff:)?127\.|^::1$/.test(remoteAddress)
  );
}

/** What a probe needs of `fetch`: that will do, and so will something lighter. */
export type ProbeFetch = (
  url: string,
  init: {
    readonly headers: Readonly<Record<string, string>>;
    readonly redirect?: 'error';
    readonly signal: AbortSignal;
  },
) => Promise<ProbeAnswer>;

/** What a probe reads of an answer. */
export interface ProbeAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body?: { cancel(): Promise<void> } | null;
  text(): Promise<string>;
}

/** What to ask, and how long to wait. */
export interface ProbeOptions {
  /** Deadline for the whole answer. */
  readonly timeoutMs: number;
  /** The incarnation that must answer; any may when it is left out. */
  readonly instance?: string;
  readonly fetch: ProbeFetch;
}

/** What a probe found. */
export type ProbeResult =
  | { readonly ok: true; readonly report: HealthReport }
  | { readonly ok: false; readonly reason: string };

/**
 * Asks a health URL once, over a connection of its own. It never throws: whatever goes wrong is the
 * `reason` of the result.
 */
export async function probeHealth(url: string, options: ProbeOptions): Promise<ProbeResult> {
  try {
    // A pooled connection could belong to a process that is gone.
    const response = await options.fetch(url, {
      headers: { connection: 'close', 'user-agent': PROBE_USER_AGENT },
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    const refusal = reasonAgainst(response, options.instance);
    if (refusal !== null) {
      // What a stranger says further is of no interest.
      await response.body?.cancel();
      return { ok: false, reason: refusal };
    }
    const report = healthReportSchema.safeParse(parseJson(await response.text()));
    return report.success
      ? { ok: true, report: report.data }
      : { ok: false, reason: 'the answer is not a health report' };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function reasonAgainst(response: ProbeAnswer, instance: string | undefined): string | null {
  if (response.status !== 200) {
    return `answered ${String(response.status)}`;
  }
  return instance === undefined || response.headers.get(INSTANCE_HEADER) === instance
    ? null
    : 'another process answers on this port';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Error) {
    const cause = error.cause as { readonly code?: unknown } | undefined;
    return typeof cause?.code === 'string' ? cause.code : error.message;
  }
  return 'unknown failure';
}
