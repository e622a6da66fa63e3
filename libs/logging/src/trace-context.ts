/** The trace that a request belongs to. */
export interface TraceContext {
  /** 32 lower-case hexadecimal digits. */
  readonly traceId: string;
  /** 16 lower-case hexadecimal digits, where the caller named a span. */
  readonly spanId: string | null;
  readonly sampled: boolean;
}

/** Request headers, as Node gives them. */
export type HeaderValues = Readonly<Record<string, string | readonly string[] | undefined>>;

// https://www.w3.org/TR/trace-context/#traceparent-header
const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;
// https://cloud.google.com/trace/docs/trace-context#legacy-http-header: TRACE_ID/SPAN_ID;o=OPTIONS
const CLOUD_TRACE = /^([0-9a-f]{32})(?:\/([0-9]{1,20}))?(?:;o=([0-9]+))?$/i;
const NO_TRACE = '0'.repeat(32);
const NO_SPAN = '0'.repeat(16);
const SAMPLED = 1;

/** Reads `traceparent`, or else `X-Cloud-Trace-Context`. Null when neither is well-formed. */
export function parseTrace(headers: HeaderValues): TraceContext | null {
  return (
    parseTraceparent(headers['traceparent']) ?? parseCloudTrace(headers['x-cloud-trace-context'])
  );
}

function parseTraceparent(header: HeaderValues[string]): TraceContext | null {
  const [, traceId, spanId, flags] = match(TRACEPARENT, header);
  if (traceId === undefined || traceId === NO_TRACE || spanId === undefined || spanId === NO_SPAN) {
    return null;
  }
  return { traceId, spanId, sampled: hasSampledFlag(Number.parseInt(flags ?? '0', 16)) };
}

function parseCloudTrace(header: HeaderValues[string]): TraceContext | null {
  const [, traceId, span, options] = match(CLOUD_TRACE, header);
  if (traceId === undefined || traceId === NO_TRACE) {
    return null;
  }
  return {
    traceId: traceId.toLowerCase(),
    spanId: span === undefined ? null : hexadecimalSpan(span),
    sampled: hasSampledFlag(Number(options ?? 0)),
  };
}

function match(pattern: RegExp, header: HeaderValues[string]): readonly (string | undefined)[] {
  return typeof header === 'string' ? (pattern.exec(header.trim()) ?? []) : [];
}

/** The legacy header gives the span as a decimal number of 64 bits. */
function hexadecimalSpan(decimal: string): string | null {
  const span = BigInt(decimal);
  return span === 0n || span > 0xffff_ffff_ffff_ffffn ? null : span.toString(16).padStart(16, '0');
}

function hasSampledFlag(flags: number): boolean {
  return (flags & SAMPLED) === SAMPLED;
}
