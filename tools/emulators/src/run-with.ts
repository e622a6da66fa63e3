import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';

/** Runs a program with more in its environment, and gives the exit code that a shell would give. */
export async function runWith(
  program: string,
  programArgs: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const child = spawn(program, programArgs, { stdio: 'inherit', env: { ...process.env, ...env } });
  // A terminal's Ctrl-C reaches the whole group; this is for signals sent to this process alone.
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + constants.signals[signal ?? 'SIGKILL'];
}
