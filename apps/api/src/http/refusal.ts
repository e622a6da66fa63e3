import type { RequestListener } from 'node:http';
import { HttpError, toEnvelope } from '../errors/index.ts';
import type { RequestIdentity } from './request-identity.ts';

/** Answers a request that came while the process drains. */
export function createRefusal(identity: RequestIdentity): RequestListener {
  const error = new HttpError('The server is stopping. Try again in a moment.', {
    status: 503,
    errorCode: 'DRAINING',
    retryable: true,
  });
  return (request, response) => {
    const { requestId } = identity.contextOf(request);
    response.writeHead(error.status, {
      'Content-Type': 'application/json; charset=utf-8',
      'Retry-After': '1',
      'X-Request-Id': requestId,
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(JSON.stringify(toEnvelope(error, requestId)));
  };
}

/** Health is told even then. */
export function isHealthPath(url: string): boolean {
  return url === '/api/health' || url.startsWith('/api/health/') || url.startsWith('/api/health?');
}
