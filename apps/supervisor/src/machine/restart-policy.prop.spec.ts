import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POLICY } from './policy.ts';
import { isExhausted, NO_HISTORY, restartDelayMs, withEnd, withReady } from './restart-policy.ts';

const READY = withReady(NO_HISTORY);
const jitter = fc.double({ min: -1, max: 1, noNaN: true });

/** Lives of one service: how long each start took to be ready (null: never) and how long it then ran. */
const lives = fc.array(
  fc.record({
    readyAfterMs: fc.option(fc.integer({ min: 0, max: 60_000 }), { nil: null }),
    ranMs: fc.integer({ min: 0, max: 120_000 }),
    jitter,
  }),
  { maxLength: 40 },
);

describe('restartDelayMs', () => {
  it('lies within 20 % of 100 ms * 2^k, and never above the cap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), jitter, (earlyEnds, chance) => {
        const delay = restartDelayMs({ ...READY, earlyEnds }, chance, POLICY);
        const middle = 100 * 2 ** (earlyEnds - 1);
        expect(delay).toBeLessThanOrEqual(POLICY.backoffMaxMs);
        expect(delay).toBeGreaterThanOrEqual(Math.min(middle * 0.8, POLICY.backoffMaxMs));
        expect(delay).toBeLessThanOrEqual(middle * 1.2);
      }),
    );
  });

  it('#23 is 0 after an incarnation that was stable, whatever came before', () => {
    fc.assert(
      fc.property(fc.nat(30), jitter, (earlyEnds, chance) => {
        const end = { nowMs: 100_000, servedMs: POLICY.stableAfterMs };
        const history = withEnd({ ...READY, earlyEnds }, end, POLICY);
        expect(restartDelayMs(history, chance, POLICY)).toBe(0);
      }),
    );
  });

  it('can use up the limit within the window: a limit that the delays never reach is none', () => {
    const delays = Array.from({ length: POLICY.restartLimit }, (_, earlier) =>
      restartDelayMs({ ...READY, earlyEnds: earlier + 1 }, 1, POLICY),
    );
    expect(delays.reduce((sum, delay) => sum + delay, 0)).toBeLessThan(POLICY.restartWindowMs);
  });
});

describe('isExhausted', () => {
  it('never lets more than the limit of restarts into any window', () => {
    fc.assert(
      fc.property(lives, (all) => {
        const restartsMs: number[] = [];
        let history = NO_HISTORY;
        let nowMs = 0;
        for (const { readyAfterMs, ranMs, jitter: chance } of all) {
          nowMs += readyAfterMs ?? 0;
          history = readyAfterMs === null ? history : withReady(history);
          nowMs += ranMs;
          const servedMs = readyAfterMs === null ? null : ranMs;
          history = withEnd(history, { nowMs, servedMs }, POLICY);
          if (isExhausted(history, POLICY)) {
            break;
          }
          restartsMs.push(nowMs);
          nowMs += restartDelayMs(history, chance, POLICY);
        }
        for (const start of restartsMs) {
          const inWindow = restartsMs.filter(
            (ms) => ms >= start && ms < start + POLICY.restartWindowMs,
          );
          expect(inWindow.length).toBeLessThanOrEqual(POLICY.restartLimit);
        }
      }),
    );
  });

  it('#22 never gives up on a service that ends once in ten minutes', () => {
    let history = READY;
    for (let nowMs = 0; nowMs < 100 * 600_000; nowMs += 600_000) {
      history = withEnd(withReady(history), { nowMs, servedMs: 590_000 }, POLICY);
      expect(isExhausted(history, POLICY)).toBe(false);
      expect(history.endsMs.length).toBeLessThanOrEqual(1);
    }
  });

  it('#25 gives up after three starts that were never ready, however slowly they failed', () => {
    let history = NO_HISTORY;
    const verdicts = [60_000, 120_000, 180_000].map((nowMs) => {
      history = withEnd(history, { nowMs, servedMs: null }, POLICY);
      return isExhausted(history, POLICY);
    });
    expect(verdicts).toEqual([false, false, true]);
  });

  it.each([null, 0, POLICY.stableAfterMs - 1])(
    'gives up on slow failures after it had been ready once, too (served %s ms each time)',
    (servedMs) => {
      let history = READY;
      let starts = 0;
      for (let nowMs = 0; starts < 100 && !isExhausted(history, POLICY); nowMs += 65_000) {
        history = withEnd(history, { nowMs, servedMs }, POLICY);
        starts += 1;
      }
      expect(starts).toBe(POLICY.restartLimit + 1);
    },
  );
});
