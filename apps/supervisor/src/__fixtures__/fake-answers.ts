import { get, type RequestListener, type ServerResponse } from 'node:http';
import { createHealthReport, INSTANCE_HEADER } from '@elevendops/health';
import type { Part } from './fake-service.ts';

/** What a fake API answers: a healthy report, unless its manner says otherwise. */
export function apiAnswers({ manner, instance, tell }: Part): RequestListener {
  let requests = 0;
  return ({ url }, response) => {
    requests += 1;
    const { pathname, searchParams } = new URL(url ?? '/', 'http://fake');
    if (manner.has('crash-once-ready') && requests > 1) {
      // Whoever asks a second time has had, and taken, the first answer.
      process.exit(3);
    }
    if (pathname === '/block') {
      block(Number(searchParams.get('ms') ?? 60_000));
      tell('the event loop turns again');
    }
    response.setHeader(INSTANCE_HEADER, instance);
    const status = healthStatus();
    setTimeout(
      () => {
        report(response, status);
      },
      Number(manner.get('slow-health') ?? 0),
    );
  };

  function healthStatus(): number {
    if (manner.has('flap') && manner.get('flap') !== 'off') {
      return requests % 2 === 0 ? 200 : 503;
    }
    return Number(manner.get('health-status') ?? 200);
  }
}

/** What a fake UI server answers: a page, or the health of the API behind it. */
export function uiServerAnswers({ manner, apiPort }: Part): RequestListener {
  return ({ url }, response) => {
    if (url !== '/api/health') {
      response.end('page');
      return;
    }
    if (manner.has('self-check-fails')) {
      response.writeHead(503).end('{}');
      return;
    }
    get(`http://127.0.0.1:${String(apiPort)}${url}`, { agent: false }, (answer) => {
      answer.pipe(response);
    }).on('error', () => {
      response.writeHead(503).end('{}');
    });
  };
}

/** A healthy report, under any status. */
export function report(response: ServerResponse, status = 200): void {
  const facts = { version: '1', revision: 'test', mode: 'embedded', demoMode: false } as const;
  const now = { now: new Date(), uptimeSeconds: process.uptime() };
  response.writeHead(status).end(JSON.stringify(createHealthReport([], { ...facts, ...now })));
}

function block(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until) {
    // A hung event loop: the port still accepts connections.
  }
}
