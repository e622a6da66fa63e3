import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** The security headers of every reply; https is the matter of the UI server in front. */
export function createSecurityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: false,
  });
}
