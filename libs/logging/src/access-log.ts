import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { RequestContext } from './request-context.ts';

/** Where an access log takes its facts from. */
export interface AccessLogOptions {
  readonly logger: Logger;
  /** The identity given to the request. */
  readonly contextOf: (request: IncomingMessage) => RequestContext;
  /** Milliseconds of a monotonic clock. */
  readonly monotonicMs: () => number;
  /** Requests that are logged at `debug` when they succeed: the supervisor's. @default none */
  readonly isProbe?: (request: IncomingMessage) => boolean;
}

/**
 * Logs each request once, when its response is finished or its connection is gone. The query is left
 * out: it can name a patient.
 */
export function createAccessLog(
  options: AccessLogOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const probe = options.isProbe?.(request) === true;
    const startedMs = options.monotonicMs();
    const { requestId, trace } = options.contextOf(request);
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const method = request.method ?? 'GET';
    response.once('close', () => {
      const status = response.statusCode;
      const aborted = !response.writableFinished;
      const latencyMs = options.monotonicMs() - startedMs;
      const fields = {
        request_id: requestId,
        trace,
        ...(aborted ? { aborted } : {}),
        httpRequest: {
          requestMethod: method,
          requestUrl: path,
          status,
          latency: `${(latencyMs / 1000).toFixed(6)}s`,
          protocol: `HTTP/${request.httpVersion}`,
        },
      };
      options.logger[levelOf(status, probe)](fields, `${method} ${path} ${String(status)}`);
    });
  };
}

function levelOf(status: number, probe: boolean): 'warn' | 'info' | 'debug' {
  if (status >= 500) {
    return 'warn';
  }
  return probe && status < 400 ? 'debug' : 'info';
}
