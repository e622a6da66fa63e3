import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { VerifyError } from '../verify-error.ts';
import type { Surroundings } from './surroundings.ts';

const PROGRAM = 'tools/emulators/src/staging.ts';
const END_OF_EXPORTS = '# ready';
const KILL_AFTER_MS = 15_000;

/**
 * Starts the emulators and stand-ins of a staging environment.
 *
 * @throws VerifyError (`ERR_VERIFY`) with the reason when one of them cannot be started
 */
export async function startStagingServices(root: string): Promise<Surroundings> {
  const program = join(root, PROGRAM);
  if (!existsSync(program)) {
    throw new VerifyError(`${PROGRAM} is not there: run this from the root of the repository`);
  }
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  const errors: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  const env: Record<string, string> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === END_OF_EXPORTS) {
      child.stdout.resume();
      return {
        env,
        async close() {
          child.kill('SIGTERM');
          const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
          await ended;
          clearTimeout(timer);
        },
      };
    }
    Object.assign(env, parseExport(line));
  }
  const reason = errors.find((line) => /Error: /.test(line)) ?? errors.at(-1) ?? 'it said nothing';
  throw new VerifyError(`the emulators cannot be started: ${reason.replace(/^.*?Error: /, '')}`);
}

/** `export NAME='value'` as a variable; nothing of any other line. */
export function parseExport(line: string): Readonly<Record<string, string>> {
  const [, name, value] = /^export ([A-Z_]+)='(.*)'$/.exec(line) ?? [];
  return name === undefined || value === undefined
    ? {}
    : { [name]: value.replaceAll(String.raw`'\''`, "'") };
}
