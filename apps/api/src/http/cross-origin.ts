import cors from 'cors';
import type { RequestHandler } from 'express';

const PREFLIGHT_MAX_AGE_SECONDS = 600;

/** CORS for the given origins, with credentials; a preflight from any other origin gets 400. */
export function createCrossOrigin(origins: readonly string[]): RequestHandler[] {
  const allowed = new Set(origins);
  return [
    (request, response, next) => {
      const { origin } = request.headers;
      const preflight =
        request.method === 'OPTIONS' && 'access-control-request-method' in request.headers;
      if (preflight && (origin === undefined || !allowed.has(origin))) {
        response.status(400).type('text/plain').send('Disallowed CORS origin');
        return;
      }
      next();
    },
    cors({
      origin: [...allowed],
      credentials: true,
      methods: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
      exposedHeaders: ['X-Request-Id', 'Retry-After'],
      maxAge: PREFLIGHT_MAX_AGE_SECONDS,
      optionsSuccessStatus: 200,
    }),
  ];
}
