import type { IncomingMessage } from 'node:http';
import { requestContext, type RequestContext } from './request-context.ts';

/** Gives each request one identity and remembers it for as long as the request lives. */
export function createRequestIdentities(
  createId: () => string,
): (request: IncomingMessage) => RequestContext {
  const known = new WeakMap<IncomingMessage, RequestContext>();
  return (request) => {
    let identity = known.get(request);
    if (identity === undefined) {
      identity = requestContext(request.headers, createId);
      known.set(request, identity);
    }
    return identity;
  };
}
