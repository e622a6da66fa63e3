import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, temporaryFolder } from '@elevendops/testing';
import { cpuMsOf, pssOf } from './processes.ts';
import { pause, POLL_MS } from './start-run.ts';

/** How a server is started, once it is known where it shall answer. */
export interface ServerPlan {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A server of a benchmark: one process on one port. */
export interface Served {
  readonly port: number;
  /** Without a slash at its end. */
  readonly url: string;
  /** Its own folder, deleted at the end. */
  readonly folder: string;
  /** Milliseconds that its process has computed so far. */
  cpuMs(): number;
  /** The memory of its process, in bytes. */
  memory(): number;
  end(): Promise<void>;
}

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 5_000;
const LAST_LINES = 3;

/**
 * Starts a server on a free port, in a folder of its own; resolves when it is ready. What it writes to its
 * standard output is dropped: that is where access logs go.
 */
export async function serve(
  plan: (port: number, folder: string) => ServerPlan,
  isReady: (port: number) => Promise<boolean>,
): Promise<Served> {
  const folder = await temporaryFolder();
  const port = await freePort();
  const { command, args, env } = plan(port, folder.path);
  const errors = join(folder.path, 'stderr');
  const errorFile = openSync(errors, 'w');
  const child = spawn(command, args, {
    cwd: folder.path,
    env: { PATH: process.env['PATH'], HOME: folder.path, ...env },
    stdio: ['ignore', 'ignore', errorFile],
  });
  closeSync(errorFile);
  let failure: unknown;
  child.once('error', (error) => {
    failure = error;
  });
  const hasEnded = (): boolean =>
    failure !== undefined || child.exitCode !== null || child.signalCode !== null;
  const kill = (): void => void child.kill('SIGKILL');
  // Whatever ends the benchmark ends its servers.
  process.once('exit', kill);

  async function end(): Promise<void> {
    if (!hasEnded()) {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      const timer = setTimeout(kill, STOP_TIMEOUT_MS);
      await exited;
      clearTimeout(timer);
    }
    process.off('exit', kill);
    await folder.remove();
  }

  const sinceMs = performance.now();
  while (!hasEnded() && performance.now() - sinceMs < START_TIMEOUT_MS) {
    if (await isReady(port)) {
      const pid = child.pid ?? 0;
      return {
        port,
        url: `http://127.0.0.1:${String(port)}`,
        folder: folder.path,
        cpuMs: () => cpuMsOf(pid),
        memory: () => pssOf(pid),
        end,
      };
    }
    await pause(POLL_MS);
  }
  const last = readFileSync(errors, 'utf8').trim().split('\n').slice(-LAST_LINES).join(' ');
  await end();
  throw new Error(`${[command, ...args].join(' ')} did not become ready: ${last}`, {
    cause: failure,
  });
}
