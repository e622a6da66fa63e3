import { describe, expect, it } from 'vitest';
import { createTestLogger } from '../__fixtures__/test-logger.ts';
import { createSweeper, type SweeperOptions } from './sweeper.ts';

const log: string[] = [];
const logger = createTestLogger(log);

/** Sleeps until it is woken, and says each time that it fell asleep. */
function sleeper(onSleep: () => void): SweeperOptions['sleep'] {
  return (_milliseconds, signal) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
      onSleep();
    });
}

function bench(sweep: SweeperOptions['sweep']) {
  let asleep = Promise.withResolvers<undefined>();
  const sweeper = createSweeper({
    sweep,
    sleep: sleeper(() => {
      asleep.resolve(undefined);
    }),
    sweepMs: 60_000,
    logger,
    failure: 'the look for work failed',
  });
  return {
    sweeper,
    async untilAsleep() {
      await asleep.promise;
      asleep = Promise.withResolvers();
    },
  };
}

describe('createSweeper', () => {
  it('looks again at once while there is progress, then sleeps until it is woken', async () => {
    let looks = 0;
    const { sweeper, untilAsleep } = bench(() => Promise.resolve((looks += 1) < 3));
    sweeper.start();
    sweeper.start();
    await untilAsleep();
    expect(looks).toBe(3);
    sweeper.wake();
    await untilAsleep();
    expect(looks).toBe(4);
    await sweeper.stop();
    expect(looks).toBe(4);
  });

  it('does not miss a wake that comes while it looks', async () => {
    let looks = 0;
    const { sweeper, untilAsleep } = bench(() => {
      looks += 1;
      if (looks === 1) {
        sweeper.wake();
      }
      return Promise.resolve(false);
    });
    sweeper.start();
    await untilAsleep();
    expect(looks).toBe(2);
    await sweeper.stop();
  });

  it('goes on after a look that failed, and logs it', async () => {
    let looks = 0;
    const { sweeper, untilAsleep } = bench(() => {
      looks += 1;
      return looks === 1 ? Promise.reject(new Error('store away')) : Promise.resolve(false);
    });
    sweeper.start();
    await untilAsleep();
    expect(log.join('')).toContain('the look for work failed');
    sweeper.wake();
    await untilAsleep();
    expect(looks).toBe(2);
    await sweeper.stop();
  });

  it('aborts the work under way when it is stopped, and waits for its end', async () => {
    const started = Promise.withResolvers<undefined>();
    let ended = false;
    const { sweeper } = bench(async (signal) => {
      started.resolve(undefined);
      await new Promise((resolve) => {
        signal.addEventListener('abort', resolve);
      });
      ended = true;
      return false;
    });
    sweeper.start();
    await started.promise;
    await sweeper.stop();
    expect(ended).toBe(true);
  });
});
