/**
 * A service that keeps the contract, and breaks one promise for each word of MISBEHAVE:
 * plain-logs, leaks-secret, ignores-sigterm, drops-requests, exits-1, slow-start, loopback-only,
 * open-api, no-retry-after, no-keep-alive, cuts-large, no-identity, lenient, drops-held,
 * unhealthy, always-unhealthy.
 */
import { createServer, type RequestListener, type Server } from 'node:http';

const { env } = process;
const faults = new Set((env['MISBEHAVE'] ?? '').split(','));
const labels = { run_service: env['K_SERVICE'] ?? '', revision: env['K_REVISION'] ?? '' };
const API_PORT = Number(new URL(env['BACKEND_API_URL'] ?? 'http://localhost:8000').port);

function log(message: string, fields: object = {}): void {
  const line = { severity: 'INFO', time: new Date().toISOString(), message, ...fields };
  const identified = faults.has('no-identity')
    ? line
    : { ...line, 'logging.googleapis.com/labels': labels };
  process.stdout.write(`${faults.has('plain-logs') ? message : JSON.stringify(identified)}\n`);
}

const missing = ['ELEVENLABS_API_KEY', 'GOOGLE_API_KEY', 'LANGSMITH_API_KEY'].filter(
  (name) => env[name] === undefined,
);
if (missing.length > 0 && !faults.has('lenient')) {
  log(`Set ${missing.join(', ')}, from Secret Manager.`);
  process.exit(78);
}
if (faults.has('leaks-secret')) {
  log(`the key is ${env['GOOGLE_API_KEY'] ?? ''}`);
}

/** As many requests as a service holds that drops more. */
const MOST_HELD = 40;
let held = 0;

const serve: RequestListener = (request, response) => {
  const [, traceId] =
    /^([0-9a-f]{32})\//.exec(String(request.headers['x-cloud-trace-context'])) ?? [];
  if (traceId !== undefined) {
    const trace = `projects/${env['GOOGLE_CLOUD_PROJECT'] ?? ''}/traces/${traceId}`;
    log('asked', { 'logging.googleapis.com/trace': trace });
    log('answered', { 'logging.googleapis.com/trace': trace });
  }
  if (faults.has('no-keep-alive')) {
    response.setHeader('Connection', 'close');
  }
  let bytes = 0;
  const chunks: Buffer[] = [];
  request.on('error', () => undefined);
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    chunks.push(chunk);
    if (faults.has('cuts-large') && bytes > 2 ** 20) {
      request.destroy();
    }
  });
  if (faults.has('drops-held') && request.headers.expect !== undefined) {
    held += 1;
    if (held > MOST_HELD) {
      request.socket.destroy();
    }
  }
  request.on('end', () => {
    const path = request.url ?? '/';
    const reply = (status: number, body: object = {}): void => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ detail: 'a reason', ...body }));
    };
    if (path === '/api/health' || path === '/') {
      reply(isUnhealthy() ? 500 : 200);
    } else if (bytes > 20 * 2 ** 20) {
      reply(413);
    } else if (bytes > 0 && !Buffer.concat(chunks).includes('disease_name')) {
      reply(422);
    } else {
      if (!faults.has('no-retry-after')) {
        response.setHeader('Retry-After', '1');
      }
      reply(503, { retryable: true });
    }
  });
};

/** From the first good answer on: it starts, and is ill afterwards. */
let answers = 0;
function isUnhealthy(): boolean {
  answers += 1;
  return faults.has('always-unhealthy') || (faults.has('unhealthy') && answers > 4);
}

const servers: Server[] = [];
function listen(port: number, host: string): void {
  const server = createServer(serve);
  server.listen(port, host);
  servers.push(server);
}

listen(API_PORT, faults.has('open-api') ? '0.0.0.0' : '127.0.0.1');
setTimeout(
  () => {
    listen(Number(env['PORT']), faults.has('loopback-only') ? '127.0.0.1' : '0.0.0.0');
    log('ready');
  },
  faults.has('slow-start') ? 2_500 : 100,
);

process.on('SIGTERM', () => {
  if (faults.has('ignores-sigterm')) {
    return;
  }
  if (faults.has('drops-requests')) {
    process.exit(0);
  }
  log('stopping');
  for (const server of servers) {
    server.close();
    server.closeIdleConnections();
  }
  if (faults.has('exits-1')) {
    process.exitCode = 1;
  }
});
