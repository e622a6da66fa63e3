import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { malformedRequest, methodNotAllowed, type Problem } from './problem.ts';

/** How long a client may take. */
export interface ServerLimits {
  /** Until a request's headers are complete. @default 30000 */
  readonly headersTimeoutMs?: number;
  /** Until a request's body is complete; a phone uploads 31 MiB in that time. @default 300000 */
  readonly requestTimeoutMs?: number;
  /** How long an idle connection is kept: longer than Cloud Run's front end keeps it. @default 620000 */
  readonly keepAliveTimeoutMs?: number;
}

/** What a prepared server needs to answer where Node has no response object. */
export interface PrepareServerOptions {
  readonly limits: ServerLimits;
  readonly proxiedMethods: readonly string[];
  /** True while a reply on this connection has begun and is not finished. */
  readonly isReplying: (socket: Duplex) => boolean;
  readonly renderProblem: (problem: Problem) => string;
}

/** Sets the time limits of a server and answers what never becomes a request. */
export function prepareServer(server: Server, options: PrepareServerOptions): void {
  const { limits, isReplying, renderProblem } = options;
  server.headersTimeout = limits.headersTimeoutMs ?? 30_000;
  server.requestTimeout = limits.requestTimeoutMs ?? 300_000;
  server.keepAliveTimeout = limits.keepAliveTimeoutMs ?? 620_000;

  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy(error);
      return;
    }
    endWith(socket, isReplying(socket) ? '' : renderProblem(malformedRequest(statusOf(error))));
  });
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    const problem = methodNotAllowed(options.proxiedMethods);
    endWith(
      socket,
      renderProblem({ ...problem, headers: { ...problem.headers, Connection: 'close' } }),
    );
  });
  // Whether the client may go on to send its body is decided where the request is handled.
  server.on('checkContinue', (request, response) => {
    server.emit('request', request, response);
  });
  server.on('checkExpectation', (request, response) => {
    server.emit('request', request, response);
  });
}

function endWith(socket: Duplex, reply: string): void {
  // The other side may be gone already; there is nobody left to tell.
  socket.on('error', () => undefined);
  socket.end(reply, () => {
    socket.destroy();
  });
}

function statusOf(error: NodeJS.ErrnoException): number {
  switch (error.code) {
    case 'HPE_HEADER_OVERFLOW':
      return 431;
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 408;
    default:
      return 400;
  }
}
