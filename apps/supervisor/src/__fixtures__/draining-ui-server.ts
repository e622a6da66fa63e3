// A UI server on the library that the real one is built on, with requests that take their time.
import {
  createLifecycle,
  runService,
  stopOnSignals,
  supervisionFromProcess,
} from '@elevendops/service';
import { report } from './fake-answers.ts';

const { env } = process;
// Statically it would be in the supervisor's own bundle.
const { createLogger } = await import('@elevendops/logging');
const DRAIN_TIMEOUT_MS = 600;
const SLOW_MS = 400;
const logger = createLogger({ service: 'ui-server', version: '1', revision: 'test' });
const lifecycle = createLifecycle();
const supervision = supervisionFromProcess(process, env['ELEVENDOPS_INSTANCE'] ?? '');

const service = runService({
  name: 'ui-server',
  host: '127.0.0.1',
  port: Number(env['PORT']),
  logger,
  lifecycle,
  supervision,
  listen: 'on-command',
  drainTimeoutMs: DRAIN_TIMEOUT_MS,
  listener({ url }, response) {
    if (url === '/slow') {
      logger.info('a slow request');
      setTimeout(() => response.end('done'), SLOW_MS);
    } else if (url === '/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('data: hello\n\n');
      lifecycle.onDrain(() => response.end('data: bye\n\n'));
    } else {
      report(response);
    }
  },
  refuse(_request, response) {
    response.writeHead(503).end();
  },
  isAlwaysServed: () => false,
  prepare(server) {
    server.on('upgrade', (_request, socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n');
    });
  },
});
stopOnSignals({ service, supervision, logger, process });
