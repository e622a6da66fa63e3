import { spawn, type ChildProcess } from 'node:child_process';
import type { End } from '../machine/end.ts';

/** What to run as a service. */
export interface SpawnOptions {
  /** The Node executable, and its flags. */
  readonly execPath: string;
  readonly execArgs: readonly string[];
  readonly program: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly instance: string;
}

/** A process that nobody attends to yet: what it writes and sends waits in its pipes. */
export interface SpawnedService {
  readonly instance: string;
  /** Absent when the system had no process to give. */
  readonly child: ChildProcess | null;
  /** Resolves with whatever comes first: the exit or the failure to start. */
  readonly ended: Promise<End>;
}

/**
 * Starts a service as the leader of a session of its own, with a line to it and pipes for its output. Until
 * it is told to begin it loads its code and does nothing else.
 */
export function spawnService(options: SpawnOptions): SpawnedService {
  const { instance } = options;
  const child = spawnOrError(options);
  if ('errno' in child) {
    const { errno } = child;
    return { instance, child: null, ended: Promise.resolve({ kind: 'spawn-error', errno }) };
  }
  return { instance, child, ended: endOf(child) };
}

/** Node reports some failures of the system by an event and throws others, such as ENOMEM: here none is thrown. */
function spawnOrError(options: SpawnOptions): ChildProcess | { readonly errno: string } {
  const { execPath, execArgs, program, env, instance } = options;
  try {
    return spawn(execPath, [...execArgs, program], {
      detached: true,
      env: { ...env, ELEVENDOPS_INSTANCE: instance },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || !syscall?.startsWith('spawn')) {
      throw error;
    }
    return { errno: code };
  }
}

/** The first of `exit` and `error`: a program that cannot be run never exits. */
function endOf(child: ChildProcess): Promise<End> {
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      resolve(signal === null ? { kind: 'exit', code: code ?? 1 } : { kind: 'signal', signal });
    });
    child.on('error', (error: NodeJS.ErrnoException) => {
      // Any other error, such as a message that could not be sent, leaves the process as it is.
      if (child.pid === undefined) {
        resolve({ kind: 'spawn-error', errno: error.code ?? error.message });
      }
    });
  });
}
