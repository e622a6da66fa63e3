import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How a program ended: one of the two is null. */
export interface ProgramExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What a program is started with. */
export interface StartProgramOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Opens an IPC channel to a Node program. @default false */
  readonly ipc?: boolean;
}

/** A program of a test, watched from outside. */
export interface Program {
  readonly child: ChildProcess;
  /** All lines so far, of both outputs in the order they came. */
  readonly lines: readonly string[];
  /** Resolves once the program has ended and its output was read. */
  readonly exit: Promise<ProgramExit>;
  /** The first line that matches, from the beginning; rejects when the program ends without one. */
  line(pattern: RegExp): Promise<string>;
  /** Ends the program: SIGTERM, and SIGKILL when it does not obey in 10 s. */
  stop(): Promise<ProgramExit>;
}

const STOP_TIMEOUT_MS = 10_000;

/** Starts a program with its output captured. It inherits nothing but the environment given. */
export function startProgram(
  command: string,
  args: readonly string[],
  options: StartProgramOptions = {},
): Program {
  const child = spawn(command, args, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: { ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', ...(options.ipc === true ? (['ipc'] as const) : [])],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const notify = (): void => {
    for (const check of waiting) {
      check();
    }
  };
  for (const output of [child.stdout, child.stderr]) {
    if (output !== null) {
      createInterface({ input: output }).on('line', (line) => {
        lines.push(line);
        notify();
      });
    }
  }
  let ended = false;
  const exit = new Promise<ProgramExit>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      ended = true;
      resolve({ code, signal });
      notify();
    });
  });
  // A test that never asks for the exit must not fail for it.
  exit.catch(() => undefined);

  return {
    child,
    lines,
    exit,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const found = lines.find((line) => pattern.test(line));
          if (found === undefined && !ended) {
            return;
          }
          waiting.delete(check);
          if (found === undefined) {
            reject(new Error(`ended without ${String(pattern)}; it said:\n${lines.join('\n')}`));
          } else {
            resolve(found);
          }
        };
        waiting.add(check);
        check();
      }),
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      try {
        return await exit;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
