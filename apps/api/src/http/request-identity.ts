import type { IncomingMessage } from 'node:http';
import { createRequestIdentities, type RequestContext } from '@elevendops/logging';
import type { RequestHandler } from 'express';

/** Gives each request one identity, however often it is asked for. */
export interface RequestIdentity {
  readonly contextOf: (request: IncomingMessage) => RequestContext;
  /** Puts the identity on the reply as `X-Request-Id`. */
  readonly middleware: RequestHandler;
}

/** Makes a {@link RequestIdentity}. */
export function createRequestIdentity(createId: () => string): RequestIdentity {
  const contextOf = createRequestIdentities(createId);
  return {
    contextOf,
    middleware: (request, response, next) => {
      response.setHeader('X-Request-Id', contextOf(request).requestId);
      next();
    },
  };
}
