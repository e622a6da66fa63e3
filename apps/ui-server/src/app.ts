import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { isHealthPath, isProbe } from '@elevendops/health';
import { createAccessLog, createRequestIdentities, type Logger } from '@elevendops/logging';
import { createCrossOriginPolicy } from '@elevendops/service';
import type { ClientFiles } from './client/client-files.ts';
import { createClientSite } from './client/client-site.ts';
import type { ForeignOrigins } from './http/content-security-policy.ts';
import { createErrorReply, renderRawError } from './http/error-reply.ts';
import { prepareServer, type ServerLimits } from './http/prepare-server.ts';
import { draining } from './http/problem.ts';
import { createRepliesUnderWay } from './http/replies-under-way.ts';
import { createSecurityHeaders } from './http/security-headers.ts';
import type { ApiAvailability } from './proxy/api-availability.ts';
import { createApiErrorReply } from './proxy/api-error-reply.ts';
import { isApiPath } from './proxy/api-path.ts';
import { createApiProxy } from './proxy/api-proxy.ts';
import type { HoldLimits } from './proxy/held-requests.ts';
import { PROXIED_METHODS } from './proxy/refusal.ts';

/** A long audio file takes up to 280 s; Cloud Run ends a request after 300 s. */
const UPSTREAM_TIMEOUT_MS = 295_000;

/** What the server serves, and the effects it is given. */
export interface AppOptions {
  readonly client: ClientFiles;
  /** Origin of the API, for instance `http://127.0.0.1:8000`. */
  readonly apiOrigin: string;
  readonly availability: ApiAvailability;
  /** Origins whose pages may read the replies on the API's paths. */
  readonly corsOrigins: readonly string[];
  /** What a page may use besides this server. */
  readonly foreignOrigins: ForeignOrigins;
  readonly logger: Logger;
  readonly createId: () => string;
  readonly monotonicMs: () => number;
  /** Calls back after a time; returns what takes the call back. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** Calls the listener when this process begins to stop. */
  readonly onDrain: (listener: () => void) => void;
  /** Longest request body. @default 32505856, which is 31 MiB: Cloud Run ends requests at 32 */
  readonly maxBodyBytes?: number;
  /** How long the API may be silent. @default 295000 */
  readonly upstreamTimeoutMs?: number;
  /** How requests wait for an API that is being restarted. */
  readonly hold?: HoldLimits;
  readonly limits?: ServerLimits;
}

/** The UI server without its port, in the parts that `runService` takes. */
export interface App {
  readonly listener: RequestListener;
  readonly refuse: RequestListener;
  readonly isAlwaysServed: (url: string) => boolean;
  readonly prepare: (server: Server) => void;
  readonly release: () => void;
}

const MAX_BODY_BYTES = 31 * 1024 * 1024;

/** Builds the UI server: the API behind a proxy, the client for everything else. */
export function createApp(options: AppOptions): App {
  const { logger, createId, maxBodyBytes = MAX_BODY_BYTES } = options;
  const identityOf = createRequestIdentities(createId);
  const requestIdOf = (request: IncomingMessage) => identityOf(request).requestId;
  const security = createSecurityHeaders(options.foreignOrigins);
  const logAccess = createAccessLog({
    logger,
    contextOf: identityOf,
    monotonicMs: options.monotonicMs,
    isProbe,
  });
  const replies = createRepliesUnderWay();
  const replyWithError = createErrorReply({
    requestIdOf,
    securityHeadersOf: (request) => security.for(request.headers),
    maxDiscardedBytes: maxBodyBytes,
  });
  const headersOf = (request: IncomingMessage) => [
    ...security.for(request.headers),
    'X-Request-Id',
    requestIdOf(request),
  ];
  const replyWithApiError = createApiErrorReply({
    crossOrigin: createCrossOriginPolicy(options.corsOrigins),
    headersOf,
    replyWithError,
  });
  const proxy = createApiProxy({
    target: options.apiOrigin,
    availability: options.availability,
    upstreamTimeoutMs: options.upstreamTimeoutMs ?? UPSTREAM_TIMEOUT_MS,
    maxBodyBytes,
    hold: options.hold ?? {},
    monotonicMs: options.monotonicMs,
    after: options.after,
    security,
    requestIdOf,
    replyWithError: replyWithApiError,
    logger,
  });
  options.onDrain(proxy.drain);
  const site = createClientSite({
    files: options.client,
    headersOf,
    replyWithError,
    logger,
  });

  function begin(request: IncomingMessage, response: ServerResponse): void {
    logAccess(request, response);
    replies.follow(request.socket, response);
  }

  return {
    // The proxy comes before Express: its router would cost each API request a third of its speed.
    listener(request, response) {
      begin(request, response);
      if (isApiPath(request.url ?? '/')) {
        proxy.forward(request, response);
      } else {
        site(request, response);
      }
    },
    refuse(request, response) {
      begin(request, response);
      const reply = isApiPath(request.url ?? '/') ? replyWithApiError : replyWithError;
      reply(request, response, draining());
    },
    isAlwaysServed: isHealthPath,
    prepare(server) {
      prepareServer(server, {
        limits: options.limits ?? {},
        proxiedMethods: PROXIED_METHODS,
        isReplying: replies.hasBegun,
        renderProblem: (problem) => renderRawError(problem, createId(), security.for({})),
      });
    },
    release: proxy.close,
  };
}
