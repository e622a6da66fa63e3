import type { Locator } from 'playwright-core';
import { ready, type System } from './system.ts';

/** Kills the API; the supervisor starts it again. */
export function killApi(system: System): void {
  signalApi(system, 'SIGKILL');
}

/** Freezes the API as it stands, until the supervisor takes it for dead and starts another. */
export function freezeApi(system: System): void {
  signalApi(system, 'SIGSTOP');
}

function signalApi(system: System, signal: NodeJS.Signals): void {
  const pid = system.pidOf('api');
  if (pid === null) {
    throw new Error(`There is no API that could be sent ${signal}.`);
  }
  process.kill(pid, signal);
}

/** What a person wanted of an API that was killed. */
export interface Wish {
  readonly done: Locator;
  /** What says that it came to nothing. */
  readonly trouble: Locator;
  /** What is pressed to have it done again; left out where the page does it by itself. */
  readonly repeat?: Locator | undefined;
}

/** Waits for what was asked of a killed API: it waited for the next one, or can be repeated as it stands. */
export async function afterDeath(system: System, { done, trouble, repeat }: Wish): Promise<void> {
  await ready(system.url, system.program);
  await done.or(trouble).first().waitFor();
  if (repeat !== undefined && !(await done.isVisible())) {
    await repeat.click();
  }
  await done.waitFor();
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
