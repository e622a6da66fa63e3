import type { ServiceName } from '../machine/service.ts';
import { SERVICE_NODE_FLAGS } from '../service-runtime.ts';
import { killGroup, type Kill } from './signals-to-group.ts';
import { spawnService, type SpawnedService, type SpawnOptions } from './spawn-service.ts';

/** Which service may load its code before it is known whether anything may begin. */
export interface HeadStartOptions extends Pick<SpawnOptions, 'execPath' | 'program' | 'env'> {
  readonly name: ServiceName;
  /** Name of the run. */
  readonly run: string;
  readonly kill: Kill;
}

/** A process that waits for its first incarnation. */
export interface HeadStart {
  /** Leader of its group; absent when it could not be started. */
  readonly pid: number | undefined;
  /** The process, for the first launch of its service; null for any other. */
  take(name: ServiceName): SpawnedService | null;
  /** Ends the process unless it was taken; resolves when it is gone. */
  withdraw(): Promise<void>;
}

/**
 * Starts a service's process while the supervisor still loads and checks the configuration: it loads its
 * code meanwhile (docs/adr/0032), and does nothing before it is told to begin.
 */
export function giveHeadStart({ name, run, kill, ...what }: HeadStartOptions): HeadStart {
  let waiting = spawnOrNothing({
    ...what,
    execArgs: SERVICE_NODE_FLAGS,
    instance: `${run}-0`,
  });
  waiting?.child?.stdout?.on('readable', keep);
  waiting?.child?.stderr?.on('readable', keep);
  return {
    pid: waiting?.child?.pid,
    take(wanted) {
      if (wanted !== name) {
        return null;
      }
      const taken = waiting;
      waiting = null;
      taken?.child?.stdout?.off('readable', keep);
      taken?.child?.stderr?.off('readable', keep);
      return taken;
    },
    async withdraw() {
      const { child, ended } = waiting ?? {};
      waiting = null;
      if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) {
        killGroup(kill, child.pid);
        await ended;
      }
    },
  };
}

/** Node discards what an ended process wrote, unless somebody wants to read it. */
function keep(): void {
  // Whoever takes the process reads it.
}

/** Whatever cannot be started here is tried again by the launch, which tells why. */
function spawnOrNothing(options: SpawnOptions): SpawnedService | null {
  try {
    return spawnService(options);
  } catch {
    return null;
  }
}
