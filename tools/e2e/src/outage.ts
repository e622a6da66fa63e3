import type { System } from './system.ts';

/**
 * Runs `work` while the API is dead and nobody starts it again: the supervisor is frozen. Afterwards the
 * supervisor goes on, and starts it.
 */
export async function whileApiIsDead(system: System, work: () => Promise<void>): Promise<void> {
  const supervisor = system.program.child.pid ?? 0;
  const api = system.pidOf('api') ?? 0;
  process.kill(supervisor, 'SIGSTOP');
  try {
    process.kill(api, 'SIGKILL');
    await work();
  } finally {
    process.kill(supervisor, 'SIGCONT');
  }
}
