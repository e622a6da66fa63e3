import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Policy } from '../machine/policy.ts';
import type { Fault } from './faults.ts';
import { freePorts, listenAsStranger } from './ports.ts';
import { markedProcesses, runningPrograms, survivors } from './marked-processes.ts';

/** A line of the supervisor's output. */
export type LogLine = Readonly<Record<string, unknown>> & { readonly message: string };

/** How the run differs from one in which everybody behaves. */
export interface RunOptions {
  readonly api?: string;
  readonly uiServer?: string;
  readonly policy?: Partial<Policy>;
  readonly env?: Readonly<Record<string, string>>;
  readonly program?: string;
  /** The command that starts the supervisor, such as an init; what comes after it is the supervisor's own. */
  readonly under?: readonly string[];
  /** A mechanism that is taken away. */
  readonly fault?: Fault;
  /** The supervisor itself is started with a line to its parent. */
  readonly ipc?: boolean;
  /** A listener of the test's own has the port of the API and answers as a healthy API would. */
  readonly stranger?: boolean;
}

/** A supervisor under test, seen from outside. */
export interface SupervisedRun {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly port: number;
  readonly apiPort: number;
  readonly lines: readonly LogLine[];
  readonly stderr: () => string;
  /**
   * The first line, seen already or still to come, that matches; skips those up to `after`. Rejects when the
   * output ends without it.
   */
  line(matches: RegExp, after?: LogLine): Promise<LogLine>;
  /** The last line before the exit. */
  lastLine(): Promise<LogLine>;
  /** Resolves once the public port gives the API's health. */
  serves(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** How it ended, once all of its output was read. */
  readonly exit: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** Resolves when the supervisor has ended, read or not. */
  ended(): Promise<void>;
  /** Closes what the test itself opened for the run. */
  end(): Promise<void>;
  /** Processes of this run, whoever their parent is now. */
  processes(): readonly number[];
  /** Those of them that run the program with this file name. */
  programs(file: string): readonly number[];
  /** Those of them that live on although what was killed has had its time to go. */
  survivors(withinMs?: number): Promise<readonly number[]>;
}

const RUN_SUPERVISOR = `${import.meta.dirname}/run-supervisor.ts`;

/** Starts a supervisor over fake services, on ports of its own. */
export async function startRun(options: RunOptions = {}): Promise<SupervisedRun> {
  const run = randomUUID();
  const mark = `FAKE_RUN=${run}`;
  const [port, apiPort] = await freePorts();
  const stranger = options.stranger ? await listenAsStranger(apiPort) : null;
  const [command = '', ...before] = options.under ?? [];
  const program = [process.execPath, options.program ?? RUN_SUPERVISOR];
  const child = spawn(command || process.execPath, [...before, ...program].slice(command ? 0 : 1), {
    stdio: ['ignore', 'pipe', 'pipe', ...(options.ipc === true ? (['ipc'] as const) : [])],
    env: {
      PATH: process.env['PATH'],
      // Half of a start is reading the same sources again.
      NODE_COMPILE_CACHE: join(tmpdir(), 'elevendops-supervisor-specs'),
      FAKE_RUN: run,
      FAKE_API: options.api ?? '',
      FAKE_UI_SERVER: options.uiServer ?? '',
      FAKE_FAULT: options.fault ?? '',
      FAKE_POLICY: JSON.stringify(options.policy ?? {}),
      PORT: String(port),
      BACKEND_API_URL: `http://localhost:${String(apiPort)}`,
      ...options.env,
    },
  });
  const lines: LogLine[] = [];
  const listeners = new Set<() => void>();
  let rest = '';
  // Not readline: it ends lines at U+2028 too.
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const complete = (rest + text).split('\n');
    rest = complete.pop() ?? '';
    lines.push(...complete.map((line) => JSON.parse(line) as LogLine));
    listeners.forEach((listener) => {
      listener();
    });
  });
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  let isOver = false;
  const exit = once(child, 'close').then(([code, signal]) => {
    isOver = true;
    listeners.forEach((listener) => {
      listener();
    });
    return { code, signal } as { code: number | null; signal: NodeJS.Signals | null };
  });
  const tail = (): string =>
    `${lines
      .map(({ message }) => message)
      .slice(-8)
      .join('\n')}\n${stderr}`;
  const ended = once(child, 'exit').then(() => undefined);

  return {
    process: child,
    pid: child.pid ?? 0,
    port,
    apiPort,
    lines,
    stderr: () => stderr,
    line: (matches, after) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = lines
            .slice(after === undefined ? 0 : lines.indexOf(after) + 1)
            .find(({ message }) => matches.test(message));
          if (found !== undefined) {
            listeners.delete(look);
            resolve(found);
          } else if (isOver) {
            listeners.delete(look);
            reject(new Error(`it ended without a line like ${String(matches)}:\n${tail()}`));
          }
        };
        listeners.add(look);
        look();
      }),
    async lastLine() {
      await exit;
      return lines.at(-1) ?? { message: '' };
    },
    async serves() {
      const url = `http://127.0.0.1:${String(port)}/api/health`;
      const isServed = (): Promise<boolean> =>
        fetch(url).then(
          ({ ok }) => ok,
          () => false,
        );
      while (!(await isServed())) {
        if (isOver) {
          throw new Error(`it ended before it served:\n${tail()}`);
        }
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    signal: (signal) => child.kill(signal),
    exit,
    ended: () => ended,
    async end() {
      await ended;
      if (stranger !== null) {
        await once(stranger.close(), 'close');
      }
    },
    processes: () => markedProcesses(mark),
    programs: (file) => runningPrograms(mark, file),
    survivors: (withinMs) => survivors(mark, withinMs),
  };
}
