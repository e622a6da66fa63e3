import type { LaunchedService, World } from '../process/world.ts';

/** A mechanism of the supervisor that a test takes away, to see whether the matching check notices. */
export type Fault =
  | 'nothing'
  | 'no-group-kill'
  | 'no-cont'
  | 'no-signal-handlers'
  | 'no-gate'
  | 'any-instance'
  | 'no-lateness'
  | 'no-exit-event';

/** The world without the mechanism. */
export function interpose(fault: string, world: World): World {
  switch (fault as Fault) {
    case 'no-group-kill':
      return relaunching(world, (launched) => ({
        ...launched,
        killGroup: () => {
          signal(launched.pid, 'SIGKILL');
        },
      }));
    case 'no-cont':
      return relaunching(world, (launched) => ({
        ...launched,
        terminate: () => {
          signal(launched.pid, 'SIGTERM');
        },
      }));
    case 'no-gate':
      return relaunching(world, (launched) => {
        launched.send({ type: 'listen' });
        return launched;
      });
    case 'any-instance':
      return {
        ...world,
        async probe(...question) {
          const verdict = await world.probe(...question);
          return verdict.ok || verdict.answered === true ? { ok: true } : verdict;
        },
      };
    case 'no-lateness':
      return { ...world, clock: { ...world.clock, monotonicMs: () => 0 } };
    case 'no-exit-event':
      return {
        ...world,
        launch: (name, listener) =>
          world.launch(name, {
            ...listener,
            onEnd: () => undefined,
          }),
      };
    default:
      return world;
  }
}

function relaunching(world: World, change: (launched: LaunchedService) => LaunchedService): World {
  return { ...world, launch: (name, listener) => change(world.launch(name, listener)) };
}

function signal(pid: number | undefined, name: NodeJS.Signals): void {
  try {
    process.kill(pid ?? 0, name);
  } catch {
    // It has ended.
  }
}
