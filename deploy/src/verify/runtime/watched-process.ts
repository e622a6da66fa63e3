import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { VerifyError } from '../verify-error.ts';
import type { InstanceExit, OutputLine } from './runtime.ts';

/** A program whose output is kept. */
export interface WatchedProcess {
  readonly child: ChildProcess;
  readonly lines: readonly OutputLine[];
  readonly ended: InstanceExit | null;
  readonly exit: Promise<InstanceExit>;
}

/** Starts a program; without an environment it gets ours. */
export function watchProcess(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): WatchedProcess {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: OutputLine[] = [];
  for (const stream of ['stdout', 'stderr'] as const) {
    createInterface({ input: child[stream] }).on('line', (text) => {
      lines.push({ stream, text });
    });
  }
  let ended: InstanceExit | null = null;
  const exit = new Promise<InstanceExit>((resolve, reject) => {
    child.once('error', (error) => {
      ended = { code: null, signal: null };
      reject(new VerifyError(`${command} cannot be started: ${error.message}`, { cause: error }));
    });
    child.once('close', (code, signal) => {
      ended = { code, signal };
      resolve(ended);
    });
  });
  exit.catch(() => undefined);
  return {
    child,
    lines,
    exit,
    get ended() {
      return ended;
    },
  };
}
