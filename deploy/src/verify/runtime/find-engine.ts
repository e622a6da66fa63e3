import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import type { ServiceContract } from '../contract.ts';
import { VerifyError } from '../verify-error.ts';

const run = promisify(execFile);

/** A container engine that has the image, and the flags with which it runs one here. */
export interface Engine {
  readonly name: string;
  readonly version: string;
  /** Before the command, such as `--runtime runc`. */
  readonly globalArgs: readonly string[];
  /** After `run`. */
  readonly runArgs: readonly string[];
  readonly sharesLoopback: boolean;
  /** Why memory and processors are not limited; null when they are. */
  readonly unlimited: string | null;
}

/** What may be said on the command line instead of being found by trying. */
export interface EngineChoice {
  readonly engine?: string | undefined;
  readonly engineArgs?: readonly string[] | undefined;
  readonly runArgs?: readonly string[] | undefined;
}

const ENGINES = ['podman', 'docker'];
// Old kernels and nested machines do not let an engine raise these by itself.
const LOW_LIMITS = ['--ulimit', 'nofile=4096:4096', '--ulimit', 'nproc=4096:4096'];
const TRIAL_TIMEOUT_MS = 60_000;

/** The flags that stand for Cloud Run's limits. */
export function limitArgs({
  memoryBytes,
  cpus,
}: Pick<ServiceContract, 'memoryBytes' | 'cpus'>): string[] {
  const memory = String(memoryBytes);
  return ['--memory', memory, '--memory-swap', memory, '--cpus', String(cpus)];
}

/**
 * The engine that has the image, and flags with which it runs it, found by trying.
 *
 * @throws VerifyError (`ERR_VERIFY`) when none has it, or none can run it
 */
export async function findEngine(
  image: string,
  contract: Pick<ServiceContract, 'memoryBytes' | 'cpus'>,
  choice: EngineChoice = {},
): Promise<Engine> {
  const names = choice.engine === undefined ? ENGINES : [choice.engine];
  const reasons: string[] = [];
  for (const name of names) {
    const missing = await reasonOf(name, ['image', 'inspect', image]);
    if (missing === null) {
      return flagsFor(name, image, contract, choice);
    }
    reasons.push(`${name}: ${missing}`);
  }
  throw new VerifyError(
    `No container engine here has the image ${image}; "npm run image" builds it, and --built checks the ` +
      `built tree instead.\n  ${reasons.join('\n  ')}`,
  );
}

async function flagsFor(
  name: string,
  image: string,
  contract: Pick<ServiceContract, 'memoryBytes' | 'cpus'>,
  choice: EngineChoice,
): Promise<Engine> {
  const globals = choice.engineArgs === undefined ? globalsOf(name) : [choice.engineArgs];
  const extras = choice.runArgs === undefined ? [[], LOW_LIMITS] : [choice.runArgs];
  // A machine in between, as on macOS and Windows, has a loopback of its own.
  const networks = process.platform === 'linux' ? [['--network', 'host'], []] : [[]];
  const reasons = new Set<string>();
  for (const limits of [limitArgs(contract), []]) {
    for (const network of networks) {
      for (const globalArgs of globals) {
        for (const extra of extras) {
          const runArgs = [...network, ...extra, ...limits];
          const trial = ['run', '--rm', '--pull=never', ...runArgs, '--entrypoint', 'node'];
          const reason = await reasonOf(name, [...globalArgs, ...trial, image, '-e', '0']);
          if (reason === null) {
            const version = await run(name, ['--version']);
            return {
              name,
              version: version.stdout.trim(),
              globalArgs,
              runArgs,
              sharesLoopback: network.length > 0,
              unlimited: limits.length > 0 ? null : [...reasons].join('; '),
            };
          }
          reasons.add(reason);
        }
      }
    }
  }
  throw new VerifyError(
    `${name} has ${image}, but cannot run it; say how by --engine-args and --run-args.\n  ` +
      [...reasons].join('\n  '),
  );
}

function globalsOf(name: string): readonly (readonly string[])[] {
  return basename(name) === 'podman' ? [[], ['--runtime', 'runc']] : [[]];
}

async function reasonOf(command: string, args: readonly string[]): Promise<string | null> {
  try {
    await run(command, [...args], { timeout: TRIAL_TIMEOUT_MS, maxBuffer: 64 * 2 ** 20 });
    return null;
  } catch (error) {
    const { code, stderr, message } = error as Error & { code?: unknown; stderr?: string };
    if (code === 'ENOENT') {
      return 'is not installed';
    }
    return (stderr ?? message).trim().split('\n').at(-1) ?? message;
  }
}
