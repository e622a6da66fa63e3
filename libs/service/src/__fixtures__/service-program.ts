// A service whose requests a test can hold and release. Its one argument is JSON: ServiceProgramOptions.
import type { RequestListener, Server } from 'node:http';
import { createLogger } from '@elevendops/logging';
import { createLifecycle, runService, stopOnSignals, supervisionFromProcess } from '../index.ts';
import type { ServiceProgramOptions } from './service-process.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as ServiceProgramOptions;
const logger = createLogger({ service: 'fixture', version: '1', revision: 'local' });
const lifecycle = createLifecycle();
const supervision = supervisionFromProcess(process, 'fixture-1');
const released = new Promise<void>((resolve) => {
  process.on('message', (message) => {
    if (message === 'release') {
      resolve();
    }
  });
});

const routes: Readonly<Record<string, RequestListener>> = {
  '/quick': (_request, response) => {
    response.end('quick');
  },
  '/api/health': (_request, response) => {
    response.end(`draining: ${String(lifecycle.draining)}`);
  },
  '/held': (_request, response) => {
    logger.info('a request is held');
    void released.then(() => response.end('finished'));
  },
  '/held-stream': (_request, response) => {
    response.write('begin ');
    void released.then(() => response.end('end'));
  },
  '/stream': (_request, response) => {
    response.write('begin ');
    lifecycle.onDrain(() => response.end('bye'));
  },
  '/throw': () => {
    setImmediate(() => {
      throw new Error('thrown by a bug');
    });
  },
  '/reject': () => {
    void Promise.reject(new Error('rejected by a bug'));
  },
};

const service = runService({
  name: 'fixture',
  listener: (request, response) => {
    routes[request.url ?? '']?.(request, response);
  },
  host: '127.0.0.1',
  port: options.port ?? 0,
  logger,
  lifecycle,
  supervision,
  listen: options.listen ?? 'at-once',
  drainTimeoutMs: options.drainTimeoutMs ?? 15_000,
  refuse: (_request, response) => {
    response.writeHead(503).end('draining');
  },
  isAlwaysServed: (url) => url.startsWith('/api/health'),
  prepare: (server: Server) => {
    server.on('upgrade', (_request, socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n');
    });
  },
  release: () => {
    logger.info('released');
  },
});
stopOnSignals({ service, supervision, logger, process });
