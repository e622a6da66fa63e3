import { spawn } from 'node:child_process';

/** How a program is run. */
export interface RunOptions {
  /** @default that of this process */
  readonly cwd?: string;
  /** Its output goes where ours goes, and is not kept. @default false */
  readonly isShown?: boolean;
}

/** What came of a program. */
export interface Outcome {
  /** Null when it could not be started, or was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end; a program that is not there is an outcome too. */
export type RunProgram = (
  program: string,
  args: readonly string[],
  options?: RunOptions,
) => Promise<Outcome>;

/** {@link RunProgram} with real processes. */
export const runProgram: RunProgram = (program, args, { cwd, isShown = false } = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      ...(cwd === undefined ? {} : { cwd }),
      stdio: ['ignore', isShown ? 'inherit' : 'pipe', isShown ? 'inherit' : 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', ({ message }) => {
      resolve({ code: null, stdout, stderr: message });
    });
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
