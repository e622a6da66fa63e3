import { spawn, spawnSync } from 'node:child_process';
import { createServer, get, type RequestListener } from 'node:http';
import { createHealthReport, INSTANCE_HEADER } from '@elevendops/health';

/** Which service to play. */
export type Role = 'api' | 'ui-server';

const { env } = process;
const instance = env['ELEVENDOPS_INSTANCE'] ?? '';
const apiPort = Number(new URL(env['BACKEND_API_URL'] ?? '').port);

/** Tells the test something, through the supervisor's log. */
function tell(message: string, fields: object = {}): void {
  console.log(JSON.stringify({ message, pid: process.pid, instance, ...fields }));
}

/**
 * Plays a service the way that `FAKE_API` or `FAKE_UI_SERVER` says: words separated by spaces, such as
 * `ignore-term grandchild` or `exit=78`. Without any it behaves.
 */
export function playService(role: Role): void {
  const manner = new Map(
    (env[role === 'api' ? 'FAKE_API' : 'FAKE_UI_SERVER'] ?? '')
      .split(' ')
      .map((word) => word.split('=') as [string, string | undefined]),
  );
  tell(`fake ${role} started`);
  if (manner.has('exit')) {
    process.exit(Number(manner.get('exit')));
  }
  if (manner.has('grandchild')) {
    const grandchild = spawn('sleep', ['600'], { stdio: 'ignore' });
    tell('grandchild', { grandchild: grandchild.pid });
  }
  if (manner.has('runaway')) {
    const { pid } = spawn('sleep', ['600'], { stdio: 'ignore', detached: true });
    tell('runaway', { runaway: pid });
  }
  if (manner.has('environment')) {
    const inherited = spawnSync('env', ['-0'], { encoding: 'utf8' }).stdout;
    tell('environment', { own: process.env, inherited: inherited.split('\0') });
  }
  if (manner.has('complain')) {
    complain();
  }
  if (manner.has('spew')) {
    spew();
  }
  if (manner.has('flood')) {
    setInterval(() => process.stdout.write(`${'flood '.repeat(200)}\n`.repeat(200)), 1);
  }
  if (manner.has('crash-once-ready')) {
    // Whoever asks a second time has had, and taken, the first answer.
    onRequest = (count) => count > 1 && process.exit(3);
  }
  process.on('SIGTERM', () => {
    tell(`fake ${role} got SIGTERM`);
    if (manner.has('ignore-term')) {
      return;
    }
    const code = Number(manner.get('exit-on-term') ?? 0);
    setTimeout(() => process.exit(code), Number(manner.get('drain-ms') ?? 0));
  });
  if (!manner.has('ignore-disconnect')) {
    process.on('disconnect', () => process.exit(1));
  }
  process.on('message', (message: { type: string; state?: string }) => {
    tell(`fake ${role} was told ${message.type}${message.state ? ` ${message.state}` : ''}`);
    if (message.type === 'listen') {
      listen(role, Number(env['PORT']), 'listening');
    }
  });
  if (manner.has('silent')) {
    setInterval(() => undefined, 60_000);
  } else if (manner.has('claim-to-listen')) {
    process.send?.({ type: 'ready', instance, port: apiPort });
  } else if (manner.has('wrong-instance')) {
    process.send?.({ type: 'ready', instance: 'somebody-else', port: apiPort });
  } else if (role === 'api') {
    listen(role, apiPort, 'ready');
  } else {
    process.send?.({ type: 'ready', instance, port: null });
  }
}

function listen(role: Role, port: number, announcement: 'ready' | 'listening'): void {
  const server = createServer(role === 'api' ? api : uiServer);
  server.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EADDRINUSE' ? 98 : 1);
  });
  server.listen(port, '127.0.0.1', () => {
    process.send?.({ type: announcement, instance, port });
  });
}

let requests = 0;
let onRequest = (_count: number): unknown => undefined;

const api: RequestListener = ({ url }, response) => {
  requests += 1;
  onRequest(requests);
  if (url === '/block') {
    const until = performance.now() + 60_000;
    while (performance.now() < until) {
      // A hung event loop: the port still accepts connections.
    }
  }
  const report = createHealthReport([], {
    version: '1',
    revision: 'test',
    mode: 'embedded',
    demoMode: false,
    now: new Date(),
    uptimeSeconds: process.uptime(),
  });
  response.setHeader(INSTANCE_HEADER, instance);
  response.end(JSON.stringify(report));
};

const uiServer: RequestListener = ({ url }, response) => {
  if (url !== '/api/health') {
    response.end('page');
    return;
  }
  get(`http://127.0.0.1:${String(apiPort)}${url}`, { agent: false }, (answer) => {
    answer.pipe(response);
  }).on('error', () => {
    response.writeHead(503).end('{}');
  });
};

/** Fails as a service does when its data cannot be read, with a secret in the words. */
function complain(): void {
  const { ELEVENLABS_API_KEY: key = '' } = env;
  throw new Error(`The data file is not a database (key ${key}); move it away.`);
}

/** Every kind of output that is hard to pass on, and then a plain line that must come out whole. */
function spew(): void {
  process.stdout.write(`${'x'.repeat(5_000_000)}\n`);
  process.stdout.write('{"severity":"NOTICE","message":"own json","n":12345678901234567890}\n');
  process.stdout.write('plain \u001b[31mred\u001b[0m \u0000 \u2028 text\r\n');
  const character = Buffer.from('語');
  process.stdout.write(Buffer.concat([Buffer.from('split '), character.subarray(0, 1)]), () => {
    setTimeout(() => {
      process.stdout.write(Buffer.concat([character.subarray(1), Buffer.from('\n')]));
      process.stdout.write(
        Buffer.concat([Buffer.from('bad '), Buffer.from([0xff]), Buffer.from('\n')]),
      );
      process.stderr.write('a warning\n');
      process.stdout.write('\nthe rest without an end');
    }, 20);
  });
}
