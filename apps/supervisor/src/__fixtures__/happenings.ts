import fc from 'fast-check';
import type { End } from '../machine/end.ts';
import { SERVICE_NAMES, type ServiceEvent, type ServiceName } from '../machine/service.ts';
import type { Simulation } from './simulation.ts';

/** Something that happens to a simulated system. */
export type Happening = (world: Simulation) => void;

const end: fc.Arbitrary<End> = fc.oneof(
  fc.constantFrom<End[]>(
    { kind: 'exit', code: 0 },
    { kind: 'exit', code: 1 },
    { kind: 'signal', signal: 'SIGKILL' },
    { kind: 'spawn-error', errno: 'EAGAIN' },
  ),
  {
    arbitrary: fc.constantFrom<End[]>({ kind: 'exit', code: 78 }, { kind: 'exit', code: 98 }),
    weight: 1,
  },
);

const event: fc.Arbitrary<ServiceEvent> = fc.oneof(
  fc.constantFrom<ServiceEvent[]>(
    { type: 'loaded' },
    { type: 'listening' },
    { type: 'probeOk' },
    { type: 'probeFail', reason: 'ECONNREFUSED', answered: false, inconclusive: false },
    { type: 'probeFail', reason: 'answered 500', answered: true, inconclusive: false },
    { type: 'probeFail', reason: 'late', answered: false, inconclusive: true },
    { type: 'heartbeat' },
    { type: 'cutOff' },
  ),
  end.map((ending) => ({ type: 'exit' as const, end: ending })),
);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .record({
        name: fc.constantFrom<ServiceName[]>(...SERVICE_NAMES),
        event,
        incarnationsAgo: fc.constantFrom(0, 0, 0, 0, 1, 2),
      })
      .map(({ name, event: what, incarnationsAgo }) => (world: Simulation) => {
        world.happen(name, what, incarnationsAgo);
      }),
  },
  // What a healthy start looks like, so that the deep states are reached often.
  {
    weight: 4,
    arbitrary: fc.constant((world: Simulation) => {
      world.happen('api', { type: 'listening' });
      world.happen('api', { type: 'probeOk' });
      world.happen('ui-server', { type: 'loaded' });
      world.happen('ui-server', { type: 'listening' });
      world.happen('ui-server', { type: 'probeOk' });
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ name: fc.constantFrom<ServiceName[]>(...SERVICE_NAMES), misses: fc.nat(5) })
      .map(({ name, misses }) => (world: Simulation) => {
        for (let miss = 0; miss < misses; miss += 1) {
          world.happen(name, {
            type: 'probeFail',
            reason: 'timeout',
            answered: false,
            inconclusive: false,
          });
        }
      }),
  },
  {
    weight: 2,
    arbitrary: fc.nat(8).map((crashes) => (world: Simulation) => {
      for (let crash = 0; crash < crashes; crash += 1) {
        world.happen('api', { type: 'listening' });
        world.happen('api', { type: 'probeOk' });
        world.happen('api', { type: 'exit', end: { kind: 'exit', code: 1 } });
        world.fireNextTimer();
      }
    }),
  },
  {
    weight: 4,
    arbitrary: fc.constant((world: Simulation) => {
      world.fireNextTimer();
    }),
  },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 0, max: 30_000 }).map((ms) => (world: Simulation) => {
      world.nowMs += ms;
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant((world: Simulation) => {
      world.feed({ type: 'signal', signal: 'SIGTERM' });
    }),
  },
);

/** Any life of the system, with enough of what is usual that the deep states are reached. */
export const happenings: fc.Arbitrary<Happening[]> = fc.array(happening, {
  maxLength: 120,
  size: 'max',
});
