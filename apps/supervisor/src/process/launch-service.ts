import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { parseServiceMessage } from '@elevendops/health';
import type { Clock } from './clock.ts';
import { killGroup, terminate, type Kill } from './signals-to-group.ts';
import type { SpawnedService } from './spawn-service.ts';
import type { LaunchedService, ProcessListener } from './world.ts';

/** What to do with a service and with what it writes. */
export interface LaunchOptions {
  readonly clock: Clock;
  readonly kill: Kill;
  /** Takes the output; resolves when the stream is closed and everything is passed on. */
  readonly pipeLog: (source: Readable, streamName: 'stdout' | 'stderr') => Promise<void>;
  /** What the pipes get to empty after the end; a process that left the group may hold them open. */
  readonly pipeDrainMs: number;
  /** A line that is cut for so long by a process that lives on was cut on purpose. */
  readonly cutOffMs: number;
}

/** Tells a process that was spawned to begin, and attends to it from now on. */
export function launchService(
  { instance, child, ended }: SpawnedService,
  options: LaunchOptions,
  listener: ProcessListener,
): LaunchedService {
  const { kill, clock, pipeDrainMs, cutOffMs } = options;
  if (child === null) {
    void ended.then((end) => {
      listener.onEnd(end);
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
  void ended.then((end) => {
    listener.onEnd(end);
    clock.after(pipeDrainMs, () => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    });
  });
  const launched: LaunchedService = {
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
  launched.send({ type: 'begin' });
  return launched;
}

/** An incarnation that never came to be. */
const NOTHING: Omit<LaunchedService, 'instance'> = {
  pid: undefined,
  send: () => undefined,
  terminate: () => undefined,
  killGroup: () => undefined,
  logged: Promise.resolve(),
};

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
