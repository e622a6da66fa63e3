import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';
import type { TraceContext } from './trace-context.ts';

/** Who logs, and where to. */
export interface LoggerOptions {
  /** Name of the process: api, ui-server, supervisor. */
  readonly service: string;
  readonly version: string;
  /** Build or Cloud Run revision. */
  readonly revision: string;
  /** The Cloud Run service: a label of every line, where there is one. */
  readonly runService?: string | null;
  /** @default 'info' */
  readonly level?: 'debug' | 'info' | 'warn' | 'error';
  /** Google Cloud project, which makes trace names that Cloud Logging links. */
  readonly projectId?: string | undefined;
  /** Takes whole lines. @default standard output, written synchronously so that no line is lost */
  readonly destination?: DestinationStream;
}

// https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry#LogSeverity
const SEVERITY: Readonly<Record<string, string>> = {
  trace: 'DEBUG',
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARNING',
  error: 'ERROR',
  fatal: 'CRITICAL',
};
// https://cloud.google.com/error-reporting/docs/formatting-error-messages
const REPORTED_ERROR =
  'type.googleapis.com/google.devtools.clouderrorreporting.v1beta1.ReportedErrorEvent';

/**
 * A logger whose lines Cloud Logging understands: one JSON object a line with `severity`, `time` and
 * `message`; an `err` becomes a stack for Error Reporting, a `trace` links the line to its request.
 */
export function createLogger(options: LoggerOptions): Logger {
  const { service, version, revision, runService = null, level = 'info', projectId } = options;
  return pino(
    {
      level,
      messageKey: 'message',
      base: {
        serviceContext: { service, version },
        'logging.googleapis.com/labels': {
          ...{ service, revision },
          ...(runService === null ? {} : { run_service: runService }),
        },
      },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      // pino's own error serializer would rename the error before the formatter sees it.
      serializers: { err: (error: unknown) => error },
      formatters: {
        level: (label) => ({ severity: SEVERITY[label] ?? 'DEFAULT' }),
        log: (fields) => cloudFields(fields, projectId),
      },
    },
    options.destination ?? pino.destination({ fd: 1, sync: true }),
  );
}

function cloudFields(
  fields: Record<string, unknown>,
  projectId: string | undefined,
): Record<string, unknown> {
  const { err, trace, ...rest } = fields;
  return Object.assign(
    rest,
    err === undefined ? null : errorFields(err),
    isTrace(trace) ? traceFields(trace, projectId) : null,
  );
}

function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) {
    return { error: String(error) };
  }
  const { type, stack } = stdSerializers.err(error);
  return { '@type': REPORTED_ERROR, error_type: type, stack_trace: stack };
}

function traceFields(trace: TraceContext, projectId: string | undefined): Record<string, unknown> {
  const name =
    projectId === undefined ? trace.traceId : `projects/${projectId}/traces/${trace.traceId}`;
  return {
    'logging.googleapis.com/trace': name,
    'logging.googleapis.com/trace_sampled': trace.sampled,
    ...(trace.spanId === null ? {} : { 'logging.googleapis.com/spanId': trace.spanId }),
  };
}

function isTrace(value: unknown): value is TraceContext {
  return typeof value === 'object' && value !== null && 'traceId' in value && 'sampled' in value;
}
