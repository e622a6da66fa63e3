/** One reply, or its absence, as the client of a load saw it. */
export interface LoadReply {
  readonly action: string;
  /** Null when there was no reply at all. */
  readonly status: number | null;
  readonly retryAfter: string | null;
  /** When it was asked and how long it took, on the clock of the load. */
  readonly askedAtMs: number;
  readonly tookMs: number;
  /** What is wrong with the reply; null when it is as it should be. */
  readonly problem: string | null;
}

/** When the store was away, on the clock of the load. */
export interface OutageWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What replies have to keep. */
export interface LoadLimits {
  readonly replyWithinMs: number;
  readonly recoverWithinMs: number;
}

/** What is wrong with the replies to a load, in words; empty when all is well. */
export function problemsOf(
  replies: readonly LoadReply[],
  outages: readonly OutageWindow[],
  { replyWithinMs, recoverWithinMs }: LoadLimits,
): string[] {
  const isExcused = ({ askedAtMs, tookMs }: LoadReply) =>
    outages.some(
      ({ fromMs, toMs }) => askedAtMs + tookMs >= fromMs && askedAtMs <= toMs + recoverWithinMs,
    );
  return replies.flatMap((reply) => {
    const { action, status, retryAfter, askedAtMs, tookMs, problem } = reply;
    const at = `${action} at ${String(Math.round(askedAtMs))} ms`;
    if (problem !== null) {
      return [`${at}: ${problem}`];
    }
    const late = tookMs > replyWithinMs ? [`${at}: took ${String(Math.round(tookMs))} ms`] : [];
    if (status !== 503) {
      return late;
    }
    return [
      ...late,
      ...(retryAfter === null ? [`${at}: 503 without Retry-After`] : []),
      ...(isExcused(reply) ? [] : [`${at}: 503 while the store was there`]),
    ];
  });
}

/** The figures of a load, for a report. */
export function summaryOf(replies: readonly LoadReply[], outages: readonly OutageWindow[]): object {
  const took = replies.map(({ tookMs }) => tookMs).toSorted((a, b) => a - b);
  const away = replies.filter(({ status }) => status === 503);
  const recovered = outages.map(({ toMs }, index) => {
    const untilNextMs = (outages[index + 1]?.fromMs ?? Infinity) - toMs;
    const first = replies
      .filter(({ status, askedAtMs, tookMs }) => status !== 503 && askedAtMs + tookMs >= toMs)
      .map(({ askedAtMs, tookMs }) => askedAtMs + tookMs - toMs);
    const last = away
      .map(({ askedAtMs }) => askedAtMs - toMs)
      .filter((milliseconds) => milliseconds >= 0 && milliseconds < untilNextMs);
    return {
      firstRightReplyMs: Math.round(Math.min(...first)),
      lastRefusedAskedMs: Math.round(Math.max(0, ...last)),
    };
  });
  return {
    replies: replies.length,
    right: replies.length - away.length,
    refused: away.length,
    p50Ms: Math.round(took[Math.floor(took.length / 2)] ?? 0),
    p99Ms: Math.round(took[Math.floor(took.length * 0.99)] ?? 0),
    longestMs: Math.round(took.at(-1) ?? 0),
    recovered,
  };
}
