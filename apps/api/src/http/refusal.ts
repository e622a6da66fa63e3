import type { RequestListener } from 'node:http';
import express from 'express';
import { HttpError, toEnvelope } from '../errors/index.ts';
import { createCrossOrigin } from './cross-origin.ts';
import type { RequestIdentity } from './request-identity.ts';
import { createSecurityHeaders } from './security-headers.ts';

/**
 * Answers a request that came while the process drains, with the headers of every other reply. A
 * preflight is answered as always, so that a page learns of the refusal from the request behind it.
 */
export function createRefusal(
  identity: RequestIdentity,
  corsOrigins: readonly string[],
): RequestListener {
  const error = new HttpError('The server is stopping. Try again in a moment.', {
    status: 503,
    errorCode: 'DRAINING',
    retryable: true,
    headers: { 'Retry-After': '1' },
  });
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(identity.middleware, createSecurityHeaders(), createCrossOrigin(corsOrigins));
  app.use((request, response) => {
    const { requestId } = identity.contextOf(request);
    response
      .status(error.status)
      .set({ ...error.headers, 'Cache-Control': 'no-store' })
      .json(toEnvelope(error, requestId));
  });
  return app;
}
