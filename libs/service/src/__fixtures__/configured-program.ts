// A service that startService runs whole.
import { startService } from '../index.ts';

await startService({
  name: 'fixture',
  version: '1.2.3',
  process,
  compose: ({ version, logger }) => ({
    host: '127.0.0.1',
    port: 0,
    listener: (_request, response) => response.end(version),
    refuse: (_request, response) => response.writeHead(503).end(),
    isAlwaysServed: () => false,
    start: () => {
      logger.info('background work begins');
    },
  }),
});
