// A service that startService runs whole; FAIL_WITH names the code of an error that building it throws,
// LISTEN when it opens its port.
import { startService } from '../index.ts';

await startService({
  name: 'fixture',
  version: '1.2.3',
  process,
  compose: ({ version, logger }) => {
    const code = process.env['FAIL_WITH'];
    if (code !== undefined) {
      throw Object.assign(new Error('the disk is on fire'), { code });
    }
    return {
      host: '127.0.0.1',
      port: 0,
      listen: process.env['LISTEN'] === 'on-command' ? 'on-command' : 'at-once',
      listener: (_request, response) => response.end(version),
      refuse: (_request, response) => response.writeHead(503).end(),
      isAlwaysServed: () => false,
      start: () => {
        logger.info('background work begins');
      },
    };
  },
});
