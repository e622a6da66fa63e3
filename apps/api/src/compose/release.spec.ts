import { describe, expect, it } from 'vitest';
import { releaseInTime } from './release.ts';

const NEVER = new Promise<void>(() => undefined);

/** A clock that a spec lets run out. */
function timer() {
  const over = Promise.withResolvers<undefined>();
  return {
    runOut: () => {
      over.resolve(undefined);
    },
    sleep: (_milliseconds: number, signal: AbortSignal) =>
      Promise.race([
        over.promise,
        new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => {
            resolve();
          });
        }),
      ]),
  };
}

describe('releaseInTime', () => {
  it('ends one stage after the other, and all of a stage at once', async () => {
    const order: string[] = [];
    const first = Promise.withResolvers<undefined>();
    const { sleep } = timer();
    const released = releaseInTime({
      stages: [
        [
          async () => {
            order.push('slow begins');
            await first.promise;
            order.push('slow ends');
          },
          () => void order.push('quick'),
        ],
        [() => void order.push('store')],
      ],
      sleep,
      withinMs: 1_000,
    });
    first.resolve(undefined);
    expect(await released).toBe(true);
    expect(order).toEqual(['slow begins', 'quick', 'slow ends', 'store']);
  });

  it('leaves what does not end in time', async () => {
    const begun: string[] = [];
    const { sleep, runOut } = timer();
    const released = releaseInTime({
      stages: [[() => NEVER, () => void begun.push('other')], [() => void begun.push('store')]],
      sleep,
      withinMs: 1_000,
    });
    runOut();
    expect(await released).toBe(false);
    expect(begun).toEqual(['other']);
  });

  it('tells what failed', async () => {
    const { sleep } = timer();
    const stages = [[() => Promise.reject(new Error('a bug'))]];
    await expect(releaseInTime({ stages, sleep, withinMs: 1_000 })).rejects.toThrow('a bug');
  });
});
