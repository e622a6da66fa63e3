import { headersSetBy } from '@elevendops/service';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** The security headers of every reply; https is the matter of the UI server in front. */
export function createSecurityHeaders(): RequestHandler {
  const headers = Object.entries(
    headersSetBy(
      helmet({
        contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } },
        xFrameOptions: { action: 'deny' },
        referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
        strictTransportSecurity: false,
      }),
    ),
  );
  return (_request, response, next) => {
    for (const [name, value] of headers) {
      response.setHeader(name, value);
    }
    next();
  };
}
