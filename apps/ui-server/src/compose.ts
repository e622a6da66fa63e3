import { randomUUID } from 'node:crypto';
import type { ComposedService, ServiceContext } from '@elevendops/service';
import { createApp } from './app.ts';
import { loadClientFiles } from './client/client-files.ts';
import { foreignOrigins } from './http/content-security-policy.ts';
import { followApiState } from './proxy/api-availability.ts';

/**
 * Puts the UI server together from its settings and the folder of the built client.
 *
 * @throws ConfigurationError `ERR_CONFIGURATION` when the client has not been built
 */
export function composeUiServer(context: ServiceContext, clientFolder: string): ComposedService {
  const { settings, supervision, lifecycle, logger } = context;
  const app = createApp({
    client: loadClientFiles(clientFolder),
    // Not `localhost`, which may resolve to ::1 first, where the API does not listen.
    apiOrigin: `http://127.0.0.1:${String(settings.apiPort)}`,
    availability: followApiState(supervision),
    corsOrigins: settings.corsOrigins,
    foreignOrigins: foreignOrigins(settings),
    logger,
    createId: randomUUID,
    monotonicMs: () => performance.now(),
    after(ms, callback) {
      const timer = setTimeout(callback, ms);
      return () => {
        clearTimeout(timer);
      };
    },
    onDrain: lifecycle.onDrain,
  });
  return { ...app, host: '0.0.0.0', port: settings.port, listen: 'on-command' };
}
