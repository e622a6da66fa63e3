import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { parseServiceMessage } from '@elevendops/health';
import type { End } from '../machine/end.ts';
import type { Clock } from './clock.ts';
import { killGroup, terminate, type Kill } from './signals-to-group.ts';
import type { LaunchedService, ProcessListener } from './world.ts';

/** What to run, and what to do with what it writes. */
export interface LaunchOptions {
  /** The Node executable, and its flags. */
  readonly execPath: string;
  readonly execArgs: readonly string[];
  readonly program: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly instance: string;
  readonly clock: Clock;
  readonly kill: Kill;
  /** Takes the output; resolves when the stream is closed and everything is passed on. */
  readonly pipeLog: (source: Readable, streamName: 'stdout' | 'stderr') => Promise<void>;
  /** What the pipes get to empty after the end; a process that left the group may hold them open. */
  readonly pipeDrainMs: number;
  /** A line that is cut for so long by a process that lives on was cut on purpose. */
  readonly cutOffMs: number;
}

/** Starts a service as the leader of a session of its own, with a line to it and pipes for its output. */
export function launchService(options: LaunchOptions, listener: ProcessListener): LaunchedService {
  const { instance, kill, clock, pipeDrainMs, cutOffMs } = options;
  const child = spawnOrError(options);
  if ('errno' in child) {
    const { errno } = child;
    queueMicrotask(() => {
      listener.onEnd({ kind: 'spawn-error', errno });
    });
    return { ...NOTHING, instance };
  }
  const { pid } = child;
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  child.on('message', (raw: unknown) => {
    const message = parseServiceMessage(raw);
    if (message !== null) {
      listener.onMessage(message);
    }
  });
  child.on('disconnect', () => {
    clock.after(cutOffMs, () => {
      if (!hasEnded()) {
        listener.onCutOff();
      }
    });
  });
  onEnd(child, (end) => {
    listener.onEnd(end);
    clock.after(pipeDrainMs, () => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    });
  });
  return {
    instance,
    pid,
    send(message) {
      if (child.connected) {
        child.send(message, () => undefined);
      }
    },
    terminate() {
      if (pid !== undefined && !hasEnded()) {
        terminate(kill, pid);
      }
    },
    killGroup() {
      if (pid !== undefined) {
        killGroup(kill, pid);
      }
    },
    logged: pipeLogs(child, options),
  };
}

/** An incarnation that never came to be. */
const NOTHING: Omit<LaunchedService, 'instance'> = {
  pid: undefined,
  send: () => undefined,
  terminate: () => undefined,
  killGroup: () => undefined,
  logged: Promise.resolve(),
};

/** Node reports some failures of the system by an event and throws others, such as ENOMEM: here none is thrown. */
function spawnOrError(options: LaunchOptions): ChildProcess | { readonly errno: string } {
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

/** Calls back with the first of `exit` and `error`: a program that cannot be run never exits. */
function onEnd(child: ChildProcess, callback: (end: End) => void): void {
  child.on('exit', (code, signal) => {
    callback(signal === null ? { kind: 'exit', code: code ?? 1 } : { kind: 'signal', signal });
  });
  child.on('error', (error: NodeJS.ErrnoException) => {
    // Any other error, such as a message that could not be sent, leaves the process as it is.
    if (child.pid === undefined) {
      callback({ kind: 'spawn-error', errno: error.code ?? error.message });
    }
  });
}

async function pipeLogs(
  { pid, stdout, stderr }: ChildProcess,
  { pipeLog }: LaunchOptions,
): Promise<void> {
  // Where pipes ran out there are none.
  if (pid === undefined || !stdout || !stderr) {
    return;
  }
  await Promise.all([pipeLog(stdout, 'stdout'), pipeLog(stderr, 'stderr')]);
}
