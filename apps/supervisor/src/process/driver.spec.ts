import { describe, expect, it } from 'vitest';
import { POLICY } from '../machine/policy.ts';
import { createDriver } from './driver.ts';
import type { World } from './world.ts';

/** A world in which time flies, and nothing that was started ever ends or closes its output. */
function createUndeadWorld(): World {
  let nowMs = 0;
  return {
    clock: {
      monotonicMs: () => nowMs,
      wallTime: () => '',
      soon: setImmediate,
      after(ms, callback) {
        const timer = setImmediate(() => {
          nowMs += ms;
          callback();
        });
        return () => {
          clearImmediate(timer);
        };
      },
    },
    random: () => 0.5,
    launch: () => ({
      instance: 'undead',
      pid: 4711,
      send: () => undefined,
      terminate: () => undefined,
      killGroup: () => undefined,
      logged: new Promise(() => undefined),
    }),
    probe: () => new Promise(() => undefined),
    report: () => undefined,
    announceReady: () => undefined,
    reportTogether: () => undefined,
    reportEscapees: () => undefined,
    endEscapees: () => undefined,
  };
}

describe('createDriver', () => {
  it('#10 ends although the kernel cannot end the services, and their output stays open', async () => {
    const driver = createDriver(createUndeadWorld(), POLICY);
    driver.start();
    driver.signal('SIGTERM');
    expect((await driver.finished).exitCode).toBe(137);
  });

  it('#44 is abandoned in bounded time, too', async () => {
    const driver = createDriver(createUndeadWorld(), POLICY);
    driver.start();
    await driver.abandon();
  });
});
