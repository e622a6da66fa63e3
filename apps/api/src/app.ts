import type { RequestListener } from 'node:http';
import type { ServiceGreeting } from '@elevendops/contract';
import { isProbe } from '@elevendops/health';
import { createAccessLog, type Logger } from '@elevendops/logging';
import compression from 'compression';
import express from 'express';
import { createApiDocsRoutes, type ApiDocsOptions } from './api-docs/routes.ts';
import { createErrorHandler, unknownRoute } from './errors/index.ts';
import { createHealthRoutes, type HealthRoutesOptions } from './health/routes.ts';
import { createCrossOrigin } from './http/cross-origin.ts';
import type { Feature } from './http/feature.ts';
import { onlyMethods } from './http/methods.ts';
import type { RequestIdentity } from './http/request-identity.ts';
import { createSecurityHeaders } from './http/security-headers.ts';

/** What the API is made of. */
export interface AppOptions {
  readonly logger: Logger;
  readonly identity: RequestIdentity;
  readonly version: string;
  readonly corsOrigins: readonly string[];
  readonly health: HealthRoutesOptions;
  readonly features: readonly Feature[];
  readonly docs: ApiDocsOptions;
  readonly monotonicMs: () => number;
}

/** The API as a request listener; it does not listen by itself. */
export function createApp(options: AppOptions): RequestListener {
  const { logger, identity, version } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // Only the UI server of the same container speaks to this port, and behind Cloud Run's front end that
  // one is spoken to from a link-local address: the next address in the chain is the client's.
  app.set('trust proxy', ['loopback', 'linklocal']);
  app.set('query parser', 'simple');

  const logAccess = createAccessLog({
    logger,
    contextOf: identity.contextOf,
    monotonicMs: options.monotonicMs,
    isProbe,
  });
  app.use(identity.middleware);
  app.use((request, response, next) => {
    logAccess(request, response);
    next();
  });
  app.use(createSecurityHeaders());
  app.use(createCrossOrigin(options.corsOrigins));
  app.use(compression());
  app.use('/api', (_request, response, next) => {
    // Replies hold medical texts: no cache on the way keeps them.
    response.setHeader('Cache-Control', 'no-store');
    next();
  });

  app
    .route('/')
    .get((_request, response) => {
      response.json({ message: 'ElevenDops Backend API', version } satisfies ServiceGreeting);
    })
    .all(onlyMethods('GET', 'HEAD'));
  app.use('/api/health', createHealthRoutes(options.health));
  for (const { path, router } of options.features) {
    app.use(path, router);
  }
  app.use(createApiDocsRoutes(options.docs));
  app.use(unknownRoute);
  app.use(createErrorHandler(logger, identity.contextOf));
  return app;
}
