/** A line of a log as read, or what Cloud Logging would have against it. */
export type JudgedLine =
  | { readonly problem: string }
  | { readonly problem: null; readonly entry: Readonly<Record<string, unknown>> };

// https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry#LogSeverity
const SEVERITIES: ReadonlySet<unknown> = new Set([
  ...['DEFAULT', 'DEBUG', 'INFO', 'NOTICE', 'WARNING', 'ERROR', 'CRITICAL', 'ALERT', 'EMERGENCY'],
]);
/** https://cloud.google.com/logging/quotas: a longer entry is refused. */
const MOST_BYTES = 256 * 1024;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
const TRACE = 'logging.googleapis.com/trace';

/** What stands in a field of its own, and what its values have to be. */
const FIELDS: readonly (readonly [string, string, (value: unknown) => boolean])[] = [
  [
    TRACE,
    'projects/PROJECT/traces/32 hexadecimal digits',
    matches(/^projects\/[^/]+\/traces\/[0-9a-f]{32}$/),
  ],
  ['logging.googleapis.com/spanId', '16 hexadecimal digits', matches(/^[0-9a-f]{16}$/)],
  ['logging.googleapis.com/trace_sampled', 'a boolean', (value) => typeof value === 'boolean'],
  ['logging.googleapis.com/labels', 'texts by name', isTexts],
  ['httpRequest', 'a request with a latency such as "0.25s"', isHttpRequest],
];

/** Reads a line of a container's output as Cloud Logging does. */
export function judgeLogLine(text: string): JudgedLine {
  if (Buffer.byteLength(text) > MOST_BYTES) {
    return { problem: `is longer than ${String(MOST_BYTES)} bytes` };
  }
  const entry = objectOf(text);
  if (entry === null) {
    return { problem: 'is no JSON object' };
  }
  const { severity, time, message } = entry;
  if (!SEVERITIES.has(severity)) {
    return { problem: `has the severity ${JSON.stringify(severity) ?? 'of nothing'}` };
  }
  if (typeof time !== 'string' || !TIME.test(time) || Number.isNaN(Date.parse(time))) {
    return { problem: `has the time ${JSON.stringify(time) ?? 'of nothing'}` };
  }
  if (typeof message !== 'string' || message === '') {
    return { problem: 'has no message' };
  }
  for (const [name, expected, isRight] of FIELDS) {
    if (entry[name] !== undefined && !isRight(entry[name])) {
      return { problem: `has a field ${name} that is not ${expected}` };
    }
  }
  return { problem: null, entry };
}

/** The trace that an entry belongs to; null for none. */
export function traceOf(entry: Readonly<Record<string, unknown>>): string | null {
  const trace = entry[TRACE];
  return typeof trace === 'string' ? trace : null;
}

function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function matches(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && pattern.test(value);
}

function isTexts(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}

function isHttpRequest(value: unknown): boolean {
  return (
    isRecord(value) &&
    (value['latency'] === undefined || matches(/^\d+(\.\d{1,9})?s$/)(value['latency'])) &&
    (value['status'] === undefined || Number.isInteger(value['status']))
  );
}
