import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, lutimes, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Which system is started, and where its compiled code goes. */
export interface WarmUpOptions {
  /** Holds `apps/supervisor/dist/main.js` and its services. */
  readonly appFolder: string;
  /** Must be there, and belong to the user who will run the system: Node keeps a cache for each. */
  readonly cacheFolder: string;
  /** What the system needs to start, besides ports and credentials. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What it gets to be ready, and to stop. @default 120_000 */
  readonly limitMs?: number;
  /**
   * From ready until it is asked: by then what the API does by itself at its start is over, so that
   * modules are compiled in one order. @default 5000
   */
  readonly settleMs?: number;
}

/**
 * The same choices by V8 each time: no random hashes, no threads, no clock. Neither counts among the flags
 * that compiled code depends on, so a Node without them takes the code.
 */
const SAME_EACH_TIME = ['--predictable', '--random-seed=1'];
const SUPERVISOR = 'apps/supervisor/dist/main.js';
/** The supervisor starts services with the Node that runs itself. */
const SERVICES_TOO = 'data:text/javascript,process.execPath=process.env.WARM_UP_NODE';
/** Credentials of nobody, so that those of the machine are not even looked for. */
const NOBODY = {
  type: 'authorized_user',
  client_id: 'none',
  client_secret: 'none',
  refresh_token: 'none',
};
/** Nothing listens there: what the API would ask is out of reach, with a network and without. */
const NOWHERE = 'http://127.0.0.1:9';
const PAUSE_MS = 50;
const EPOCH = 0;

/**
 * Starts a whole system, asks it once, and stops it, so that Node keeps what it compiled. The same bundles
 * give the same bytes.
 *
 * @returns the number of files that Node wrote
 * @throws Error with the system's output when it is not ready in time, or does not stop in order
 */
export async function warmUp(options: WarmUpOptions): Promise<number> {
  const { appFolder, cacheFolder, env, limitMs = 120_000, settleMs = 5000 } = options;
  const folder = await mkdtemp(join(tmpdir(), 'warm-up-'));
  try {
    const credentials = join(folder, 'nobody.json');
    await writeFile(credentials, JSON.stringify(NOBODY));
    const [port = 0, apiPort, statusPort] = await freePorts(3);
    const system = spawn(
      process.execPath,
      [...SAME_EACH_TIME, '--import', SERVICES_TOO, SUPERVISOR],
      {
        cwd: appFolder,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...env,
          WARM_UP_NODE: await nodeIn(folder),
          NODE_COMPILE_CACHE: cacheFolder,
          GOOGLE_APPLICATION_CREDENTIALS: credentials,
          https_proxy: NOWHERE,
          HTTPS_PROXY: NOWHERE,
          PORT: String(port),
          FASTAPI_PORT: String(apiPort),
          SUPERVISOR_STATUS_PORT: String(statusPort),
        },
      },
    );
    await runOnce(system, { port, limitMs, settleMs });
  } finally {
    await rm(folder, { recursive: true });
  }
  return ageless(cacheFolder);
}

/** A program that is Node with those flags. */
async function nodeIn(folder: string): Promise<string> {
  const path = join(folder, 'node');
  const command = [process.execPath, ...SAME_EACH_TIME].map((word) => `'${word}'`).join(' ');
  await writeFile(path, `#!/bin/sh\nexec ${command} "$@"\n`);
  await chmod(path, 0o755);
  return path;
}

interface RunOptions {
  readonly port: number;
  readonly limitMs: number;
  readonly settleMs: number;
}

async function runOnce(
  system: ChildProcess,
  { port, limitMs, settleMs }: RunOptions,
): Promise<void> {
  let said = '';
  for (const stream of [system.stdout, system.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  const ended = once(system, 'exit') as Promise<[code: number | null, signal: string | null]>;
  const isOver = ended.then(() => true);
  const late = AbortSignal.timeout(limitMs);
  while (!(await isOpen(port))) {
    if (late.aborted || (await Promise.race([isOver, sleep(PAUSE_MS, false)]))) {
      system.kill('SIGKILL');
      throw new Error(`The system was not ready within ${String(limitMs)} ms. It said:\n${said}`);
    }
  }
  await sleep(settleMs);
  for (const path of ['/', '/api/health']) {
    await (await fetch(`http://127.0.0.1:${String(port)}${path}`)).arrayBuffer();
  }
  system.kill('SIGTERM');
  const [code, signal] = await Promise.race([
    ended,
    sleep(limitMs, [null, 'nothing'], { ref: false }),
  ]);
  if (code !== 0) {
    system.kill('SIGKILL');
    throw new Error(
      `The system ended with ${String(code ?? signal)} instead of 0. It said:\n${said}`,
    );
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => {
      resolve(false);
    });
  });
}

/** Ports that nobody has: a build may share the network of its machine. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  const ports: number[] = [];
  for (const server of servers) {
    if (!server.listening) {
      await once(server, 'listening');
    }
    ports.push((server.address() as AddressInfo).port);
  }
  await Promise.all(
    servers.map(async (server) => {
      server.close();
      await once(server, 'close');
    }),
  );
  return ports;
}

/** Takes the time out of every file; the number of files. */
async function ageless(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    await lutimes(join(entry.parentPath, entry.name), EPOCH, EPOCH);
  }
  await lutimes(folder, EPOCH, EPOCH);
  return entries.filter((entry) => entry.isFile()).length;
}
