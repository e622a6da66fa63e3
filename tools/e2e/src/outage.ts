import type { System } from './system.ts';

/** Kills the API; the supervisor starts it again. */
export function killApi(system: System): void {
  process.kill(system.pidOf('api') ?? 0, 'SIGKILL');
}

const LOOK_EVERY_MS = 100;

/**
 * Kills the API, and has none come up in its place: each that is started is frozen before it listens, which the
 * supervisor allows for a minute. Gives what ends this.
 */
export function keepApiAway(system: System): () => void {
  const frozen = new Set<number>();
  function freeze(): void {
    const pid = system.pidOf('api');
    if (pid !== null && pid !== killed && !frozen.has(pid)) {
      frozen.add(pid);
      process.kill(pid, 'SIGSTOP');
    }
  }
  const killed = system.pidOf('api');
  killApi(system);
  const looking = setInterval(freeze, LOOK_EVERY_MS);
  return () => {
    clearInterval(looking);
    const pid = system.pidOf('api');
    if (pid !== null && frozen.has(pid)) {
      process.kill(pid, 'SIGCONT');
    }
  };
}

/** Runs `work` while there is no API; afterwards one comes up. */
export async function whileApiIsAway(system: System, work: () => Promise<void>): Promise<void> {
  const comeBack = keepApiAway(system);
  try {
    await work();
  } finally {
    comeBack();
  }
}
