import { Agent, type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { INSTANCE_HEADER } from '@elevendops/health';
import type { Logger } from '@elevendops/logging';
import { createProxyMiddleware, definePlugin } from 'http-proxy-middleware';
import type { ReplyWithError } from '../http/error-reply.ts';
import { apiUnavailable } from '../http/problem.ts';
import type { SecurityHeaders } from '../http/security-headers.ts';
import type { ApiAvailability } from './api-availability.ts';
import { createExchanges } from './exchange.ts';
import { forwardedHeaders } from './forwarded-headers.ts';
import { createHeldRequests, type HoldLimits } from './held-requests.ts';
import { createBodyShelf } from './kept-body.ts';
import { refusalOf } from './refusal.ts';
import { replyHeaders } from './reply-headers.ts';
import {
  BodyTooLargeError,
  NoReplyError,
  UnusableReplyError,
  UpstreamTimeoutError,
} from './upstream-error.ts';
import { isUnreachable, problemOf } from './upstream-failure.ts';

/** Where requests go, and within which limits. */
export interface ApiProxyOptions {
  /** Origin of the API, for instance `http://127.0.0.1:8000`. */
  readonly target: string;
  readonly maxBodyBytes: number;
  /** How long the API may be silent once it has the whole request. */
  readonly upstreamTimeoutMs: number;
  readonly availability: ApiAvailability;
  readonly hold: HoldLimits;
  readonly monotonicMs: () => number;
  /** Calls back after a time; returns what takes the call back. */
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly security: SecurityHeaders;
  readonly requestIdOf: (request: IncomingMessage) => string;
  readonly replyWithError: ReplyWithError;
  readonly logger: Logger;
}

/** The way from here to the API. */
export interface ApiProxy {
  /** Forwards a request and its answer as they stream, or answers why it cannot. */
  forward(request: IncomingMessage, response: ServerResponse): void;
  /** Tells the requests that wait for the API that there will be no answer from here. */
  drain(): void;
  /** Closes the connections to the API. */
  close(): void;
}

// More than Cloud Run ever lets into one container at a time, so that no request waits here for a connection.
const MAX_CONNECTIONS = 1_024;
const MAX_IDLE_CONNECTIONS = 128;
// What the access log shows for a client that left before there was a status; nginx's number.
const CLIENT_CLOSED_REQUEST = 499;
/** What may be kept of bodies, in case that they have to be sent again. */
const KEPT_BODIES = { maxBytesPerRequest: 256 * 1024, maxBytes: 8 * 1024 * 1024 };

/** Makes an {@link ApiProxy} on http-proxy-middleware. */
export function createApiProxy(options: ApiProxyOptions): ApiProxy {
  const { maxBodyBytes, upstreamTimeoutMs, availability, security, requestIdOf, replyWithError } =
    options;
  const withheld = new Set([...security.names, 'x-request-id', 'x-powered-by', INSTANCE_HEADER]);
  const agent = new Agent({
    keepAlive: true,
    maxSockets: MAX_CONNECTIONS,
    maxFreeSockets: MAX_IDLE_CONNECTIONS,
    scheduling: 'lifo',
  });
  const held = createHeldRequests({ ...options, limits: options.hold, send });
  const exchanges = createExchanges(createBodyShelf(KEPT_BODIES), held.leave);

  function watch(outgoing: ClientRequest, request: IncomingMessage, response: ServerResponse) {
    let hasFailed = false;
    outgoing.on('error', () => {
      hasFailed = true;
    });
    // A switch of protocols that nobody asked for ends a request without an error.
    outgoing.on('close', () => {
      if (!hasFailed && !response.headersSent && !response.destroyed) {
        fail(new NoReplyError(), request, response);
      }
    });
    // Not the agent's `timeout`: a reused connection would keep the shorter limit of its idle time.
    outgoing.setTimeout(upstreamTimeoutMs);
    outgoing.on('timeout', () => {
      // While the body is still on its way, the silence is the client's.
      if (request.complete) {
        outgoing.destroy(new UpstreamTimeoutError(upstreamTimeoutMs));
      }
    });
    exchanges.prepare(outgoing, request, response);
    if (request.headers['transfer-encoding'] !== undefined) {
      countBody(request, maxBodyBytes, () => {
        outgoing.destroy(new BodyTooLargeError(maxBodyBytes));
      });
    }
  }

  function passOn(reply: IncomingMessage, request: IncomingMessage, response: ServerResponse) {
    exchanges.settle(request);
    const headers = replyHeaders(reply.rawHeaders, withheld);
    headers.push(...security.for(request.headers), 'X-Request-Id', requestIdOf(request));
    try {
      response.writeHead(reply.statusCode ?? 0, headers);
    } catch (error) {
      fail(new UnusableReplyError(error), request, response);
      reply.destroy();
      return;
    }
    if (reply.headers['transfer-encoding'] !== undefined) {
      // A stream may take its time until the first event; its head must not.
      response.flushHeaders();
    }
    reply.pipe(response);
  }

  function fail(error: unknown, request: IncomingMessage, response: ServerResponse): void {
    const code = codeOf(error);
    const method = request.method ?? 'GET';
    const maybeReceived = !isFromConnecting(error);
    if (
      isUnreachable(code) &&
      !response.headersSent &&
      held.hold(exchanges.of(request, response), { maybeReceived })
    ) {
      return;
    }
    const problem = problemOf({ code, method, maybeReceived, maxBodyBytes });
    options.logger[problem.status === 500 ? 'error' : 'debug'](
      { err: error, request_id: requestIdOf(request) },
      `${method} was not answered by the API: ${code}`,
    );
    replyWithError(request, response, problem);
  }

  function send(request: IncomingMessage, response: ServerResponse): void {
    void middleware(request, response, (error) => {
      fail(error, request, response);
    });
  }

  const middleware = createProxyMiddleware({
    target: options.target,
    agent,
    // The reply is passed on by us: in one write of the head, and without the connection's own headers.
    selfHandleResponse: true,
    // The default plugins format log lines for each request and answer errors with the upstream's address.
    ejectPlugins: true,
    plugins: [
      definePlugin((proxy) => {
        proxy.on('proxyReq', watch);
        proxy.on('proxyRes', passOn);
        proxy.on('error', (error, request, response) => {
          if (request !== undefined && response !== undefined && 'writeHead' in response) {
            fail(error, request, response);
          }
        });
      }),
    ],
  });

  return {
    forward(request, response) {
      const { method = 'GET', headers } = request;
      const problem = refusalOf({ method, headers }, maxBodyBytes);
      if (problem !== null) {
        replyWithError(request, response, problem);
        return;
      }
      if (headers.expect !== undefined) {
        response.writeContinue();
      }
      request.headers = forwardedHeaders(headers, {
        remoteAddress: request.socket.remoteAddress,
        requestId: requestIdOf(request),
      });
      response.statusCode = CLIENT_CLOSED_REQUEST;
      if (!availability.away) {
        send(request, response);
      } else if (!held.hold(exchanges.of(request, response), { maybeReceived: false })) {
        replyWithError(request, response, apiUnavailable(true));
      }
    },
    drain: held.drain,
    close() {
      agent.destroy();
    },
  };
}

function countBody(request: IncomingMessage, maxBytes: number, onExceeded: () => void): void {
  let received = 0;
  request.on('data', function count(chunk: Buffer) {
    received += chunk.length;
    if (received > maxBytes) {
      request.off('data', count);
      onExceeded();
    }
  });
}

/** Whether there never was a connection, so that nothing was sent. */
function isFromConnecting(error: unknown): boolean {
  return (error as { readonly syscall?: unknown } | undefined)?.syscall === 'connect';
}

function codeOf(error: unknown): string {
  const code = (error as { readonly code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : 'ERR_UNKNOWN';
}
