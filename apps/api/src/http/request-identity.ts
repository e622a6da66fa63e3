import type { IncomingMessage } from 'node:http';
import { requestContext, type RequestContext } from '@elevendops/logging';
import type { RequestHandler } from 'express';

/** Gives each request one identity, however often it is asked for. */
export interface RequestIdentity {
  readonly contextOf: (request: IncomingMessage) => RequestContext;
  /** Puts the identity on the reply as `X-Request-Id`. */
  readonly middleware: RequestHandler;
}

/** Makes a {@link RequestIdentity}. */
export function createRequestIdentity(createId: () => string): RequestIdentity {
  const contexts = new WeakMap<IncomingMessage, RequestContext>();
  function contextOf(request: IncomingMessage): RequestContext {
    const known = contexts.get(request);
    if (known !== undefined) {
      return known;
    }
    const made = requestContext(request.headers, createId);
    contexts.set(request, made);
    return made;
  }
  return {
    contextOf,
    middleware: (request, response, next) => {
      response.setHeader('X-Request-Id', contextOf(request).requestId);
      next();
    },
  };
}
