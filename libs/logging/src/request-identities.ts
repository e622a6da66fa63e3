import type { IncomingMessage } from 'node:http';
import { requestContext, type RequestContext } from './request-context.ts';

/** Gives each request one identity and remembers it for as long as the request lives. */
export function createRequestIdentities(
  createId: () => string,
): (request: IncomingMessage) => RequestContext {
  // On the request itself: a map of all requests under way would be work for every garbage collection.
  const key = Symbol('identity');
  return (request) => {
    const known = request as unknown as Record<typeof key, RequestContext | undefined>;
    return (known[key] ??= requestContext(request.headers, createId));
  };
}
