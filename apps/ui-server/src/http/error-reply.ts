import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ErrorEnvelope } from '@elevendops/contract';
import { headerListOf, type HeaderList } from './header-list.ts';
import type { Problem } from './problem.ts';

/** Answers a request with the error envelope. */
export type ReplyWithError = (
  request: IncomingMessage,
  response: ServerResponse,
  problem: Problem,
) => void;

/** What an error reply takes from its surroundings. */
export interface ErrorReplyOptions {
  readonly requestIdOf: (request: IncomingMessage) => string;
  readonly securityHeadersOf: (request: IncomingMessage) => HeaderList;
  /** How much of a refused body is read and thrown away before the connection is cut. */
  readonly maxDiscardedBytes: number;
}

/** Makes the one function through which every error reply of this server leaves. */
export function createErrorReply(options: ErrorReplyOptions): ReplyWithError {
  return (request, response, problem) => {
    if (response.headersSent) {
      // Whatever was sent must not look complete.
      response.destroy();
      return;
    }
    const { headers, body } = renderError(
      problem,
      options.requestIdOf(request),
      options.securityHeadersOf(request),
    );
    response.writeHead(problem.status, [...headers]);
    if (request.complete || request.destroyed) {
      response.end(body);
      return;
    }
    response.write(body);
    endAfterBody(request, response, options.maxDiscardedBytes);
  };
}

/** The same reply as bytes, for a connection that has no response object. */
export function renderRawError(problem: Problem, requestId: string, security: HeaderList): string {
  const { headers, body } = renderError(problem, requestId, security);
  const lines = [`HTTP/1.1 ${String(problem.status)} ${STATUS_CODES[problem.status] ?? ''}`];
  for (let index = 0; index < headers.length; index += 2) {
    lines.push(`${headers[index] ?? ''}: ${headers[index + 1] ?? ''}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

/**
 * Ends the reply when the request's body has been read. A connection closed while the client still
 * sends is reset, and the reply in front of it would be lost on the way.
 */
function endAfterBody(
  request: IncomingMessage,
  response: ServerResponse,
  maxDiscardedBytes: number,
): void {
  let discarded = 0;
  request.on('data', (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > maxDiscardedBytes) {
      request.destroy();
    }
  });
  request.once('close', () => {
    response.end();
  });
  request.once('end', () => {
    response.end();
  });
  // Whatever it was piped to is gone, and would pause it on its way out.
  request.unpipe();
  request.resume();
}

function renderError(
  problem: Problem,
  requestId: string,
  security: HeaderList,
): { readonly headers: HeaderList; readonly body: string } {
  const envelope: ErrorEnvelope = {
    detail: problem.detail,
    error_code: problem.code,
    retryable: problem.retryable,
    request_id: requestId,
  };
  const body = JSON.stringify(envelope);
  return {
    headers: [
      ...security,
      'X-Request-Id',
      requestId,
      'Cache-Control',
      'no-store',
      'Content-Type',
      'application/json; charset=utf-8',
      'Content-Length',
      String(Buffer.byteLength(body)),
      ...headerListOf(problem.headers ?? {}),
    ],
    body,
  };
}
