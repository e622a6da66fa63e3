import { CROSS_ORIGIN, isPreflight } from '@elevendops/service';
import cors from 'cors';
import type { RequestHandler } from 'express';

/** CORS for the given origins, with credentials; a preflight from any other origin gets 400. */
export function createCrossOrigin(origins: readonly string[]): RequestHandler[] {
  const allowed = new Set(origins);
  return [
    (request, response, next) => {
      const { origin } = request.headers;
      if (isPreflight(request) && (origin === undefined || !allowed.has(origin))) {
        response.status(400).type('text/plain').send('Disallowed CORS origin');
        return;
      }
      next();
    },
    cors({
      origin: [...allowed],
      credentials: true,
      methods: [...CROSS_ORIGIN.methods],
      exposedHeaders: [...CROSS_ORIGIN.exposedHeaders],
      maxAge: CROSS_ORIGIN.maxAgeSeconds,
      optionsSuccessStatus: 200,
    }),
  ];
}
