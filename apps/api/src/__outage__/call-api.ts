import type { LoadReply } from './load-report.ts';

/** One request of a load. */
export interface LoadCall {
  readonly url: string;
  readonly init: RequestInit;
  readonly action: string;
  readonly rightStatus: number;
  readonly clock: () => number;
}

const HANGS_AFTER_MS = 15_000;

/** Asks once; a reply is right when it has the status expected, or is a 503. */
export async function callApi({
  url,
  init,
  action,
  rightStatus,
  clock,
}: LoadCall): Promise<{ reply: LoadReply; body: Record<string, unknown> }> {
  const askedAtMs = clock();
  const base = { action, askedAtMs };
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(HANGS_AFTER_MS) });
    const text = await response.text();
    const { status } = response;
    const isRight = status === rightStatus || status === 503;
    return {
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
      reply: {
        ...base,
        status,
        retryAfter: response.headers.get('Retry-After'),
        tookMs: clock() - askedAtMs,
        problem: isRight ? null : `${String(status)} ${text.slice(0, 200)}`,
      },
    };
  } catch (error) {
    const tookMs = clock() - askedAtMs;
    const reply = { ...base, status: null, retryAfter: null, tookMs, problem: String(error) };
    return { body: {}, reply };
  }
}
