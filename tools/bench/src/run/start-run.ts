import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, temporaryFolder } from '@elevendops/testing';
import type { Contender, Peers } from '../contenders/contender.ts';
import { killMarked, markedProcesses, processesRunning } from './processes.ts';
import { isHealthy } from './questions.ts';
import type { Built } from './built.ts';

/** The service of a run. */
export type Service = 'api' | 'ui-server';

/** A contender that runs the two servers. */
export interface Run {
  readonly port: number;
  readonly launcher: ChildProcess;
  readonly stopSignal: NodeJS.Signals;
  /** Milliseconds since the launcher was spawned. */
  elapsedMs(): number;
  /** The process of a service; null while there is none. */
  pidOf(service: Service): number | null;
  /** How the launcher ended and what was written last; null while it runs. */
  launcherEnd(): string | null;
  /** Every process of the run. */
  processes(): readonly number[];
  /** Resolves with the exit code; null when that did not come in time or was a signal. */
  exitWithin(timeoutMs: number): Promise<{ readonly code: number | null } | null>;
  /** Ends whatever is left, and deletes its data. */
  end(): Promise<void>;
}

/** What a run is made of. */
export interface StartRunOptions {
  readonly built: Built;
  readonly peers: Peers;
  /** Environment for everybody, such as where V8 keeps compiled code. */
  readonly env: Readonly<Record<string, string>>;
}

/** Spawns the launcher of a contender; null when it is not installed. */
export async function startRun(
  contender: Contender,
  { built, peers, env }: StartRunOptions,
): Promise<Run | null> {
  const folder = await temporaryFolder();
  const [port, apiPort] = [await freePort(), await freePort()];
  const scratch = join(folder.path, 'launcher');
  mkdirSync(scratch);
  const launch = contender.launch({ ...built, apiPort, folder: scratch }, peers);
  if (launch === null) {
    await folder.remove();
    return null;
  }
  const mark = `BENCH_RUN=${randomUUID()}`;
  const [name = '', value = ''] = mark.split('=');
  const log = join(folder.path, 'log');
  const logFile = openSync(log, 'w');
  const spawnedMs = performance.now();
  const launcher = spawn(launch.command, launch.args, {
    cwd: folder.path,
    detached: true,
    stdio: ['ignore', logFile, logFile],
    env: {
      PATH: process.env['PATH'],
      HOME: folder.path,
      PORT: String(port),
      BACKEND_API_URL: `http://localhost:${String(apiPort)}`,
      DATA_DIR: join(folder.path, 'data'),
      [name]: value,
      ...env,
      ...launch.env,
    },
  });
  closeSync(logFile);
  const exit = new Promise<{ readonly code: number | null }>((resolve, reject) => {
    launcher.once('error', reject);
    launcher.once('exit', (code) => {
      resolve({ code });
    });
  });
  // Whoever waits for the exit is told of the error; the others see that nothing answers.
  exit.catch(() => undefined);
  return {
    port,
    launcher,
    stopSignal: launch.stopSignal ?? 'SIGTERM',
    elapsedMs: () => performance.now() - spawnedMs,
    pidOf: (service) =>
      processesRunning(mark, service === 'api' ? built.api : built.uiServer)[0] ?? null,
    launcherEnd() {
      const { exitCode, signalCode, pid } = launcher;
      if (exitCode === null && signalCode === null && pid !== undefined) {
        return null;
      }
      const last = readFileSync(log, 'utf8').trim().split('\n').slice(-LAST_LINES).join(' ');
      return `ended before it was ready (${String(signalCode ?? exitCode)}): ${last}`;
    },
    processes: () => markedProcesses(mark),
    exitWithin: (timeoutMs) => Promise.race([exit, after(timeoutMs)]),
    async end() {
      await killMarked(mark);
      await folder.remove();
    },
  };
}

/**
 * Resolves with the milliseconds since the spawn at which health first came through; `Infinity` when it
 * never does. Rejects when the launcher has ended before, with what it said.
 */
export async function untilHealthy(run: Run, timeoutMs: number): Promise<number> {
  while (run.elapsedMs() < timeoutMs) {
    const ended = run.launcherEnd();
    if (ended !== null) {
      throw new Error(ended);
    }
    if (await isHealthy(run.port)) {
      return run.elapsedMs();
    }
    await pause(POLL_MS);
  }
  return Infinity;
}

const LAST_LINES = 3;

/** From question to question: short beside what is measured, long beside what a question costs. */
export const POLL_MS = 2;

/** Resolves after a time. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function after(ms: number): Promise<null> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref());
  return null;
}
