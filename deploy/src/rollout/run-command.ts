import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Command } from '@elevendops/manifests';
import type { Answer } from './step.ts';

/** How a command runs. */
export interface RunCommandOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Goes to its standard input, letter by letter; otherwise it reads nothing. */
  readonly input?: string;
  /** Told of each line while it runs. */
  readonly onLine?: (line: string) => void;
  /** After which it is ended. */
  readonly timeoutMs?: number;
}

/** Runs a program, without a shell, to its end. */
export function runCommand(command: Command, options: RunCommandOptions): Promise<Answer> {
  const { cwd, env, input = '', onLine, timeoutMs } = options;
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      // A question would wait for ever: nobody sees it.
      env: { ...env, CLOUDSDK_CORE_DISABLE_PROMPTS: '1' },
      stdio: 'pipe',
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    });
    const text = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        text[name] += chunk;
      });
      if (onLine !== undefined) {
        createInterface({ input: child[name] }).on('line', onLine);
      }
    }
    // A program that ends without reading is no error of ours.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.once('error', (error: NodeJS.ErrnoException) => {
      const stderr =
        error.code === 'ENOENT' ? `there is no program "${program}" here` : error.message;
      resolve({ code: null, stdout: '', stderr });
    });
    child.once('close', (code, signal) => {
      const ended = signal === null ? '' : `\n${program} was ended by ${signal}`;
      resolve({ code: code ?? 1, stdout: text.stdout, stderr: `${text.stderr}${ended}` });
    });
  });
}
