import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Probe } from '../contract.ts';
import { runStartupProbe } from './run-probe.ts';

const probe: fc.Arbitrary<Probe> = fc.record({
  kind: fc.constant('http' as const),
  path: fc.constant('/'),
  port: fc.constant(8080),
  initialDelaySeconds: fc.nat(20),
  periodSeconds: fc.integer({ min: 1, max: 20 }),
  timeoutSeconds: fc.integer({ min: 1, max: 20 }),
  failureThreshold: fc.integer({ min: 1, max: 30 }),
});

/** A service that answers well from a moment on; before that an answer takes some of the timeout. */
function serviceFrom(readyAtMs: number, answersIn: number) {
  let clock = 0;
  const asked: number[] = [];
  return {
    asked,
    world: {
      now: () => clock,
      sleep: (milliseconds: number) => {
        clock += milliseconds;
        return Promise.resolve();
      },
      ask: (timeoutMs: number) => {
        asked.push(clock);
        if (clock >= readyAtMs) {
          return Promise.resolve(null);
        }
        clock += timeoutMs * answersIn;
        return Promise.resolve('status 503');
      },
    },
  };
}

const answersIn = fc.constantFrom(0, 0.5, 1);

describe('runStartupProbe', () => {
  it('passes exactly when an answer is good before the threshold is reached', async () => {
    await fc.assert(
      fc.asyncProperty(probe, fc.nat(600_000), answersIn, async (given, readyAtMs, part) => {
        const { asked, world } = serviceFrom(readyAtMs, part);
        const found = await runStartupProbe(given, world);
        expect(found.asked).toBe(asked.length);
        expect(found.passed).toBe((asked.at(-1) ?? 0) >= readyAtMs);
        expect(asked.length).toBeLessThanOrEqual(given.failureThreshold);
        expect(found.passed || asked.length === given.failureThreshold).toBe(true);
        expect(found.lastFailure === null).toBe(found.passed && asked.length === 1);
      }),
    );
  });

  it('asks once a period, at first after the delay, and later only when an answer took longer', async () => {
    await fc.assert(
      fc.asyncProperty(probe, answersIn, async (given, part) => {
        const { asked, world } = serviceFrom(Infinity, part);
        await runStartupProbe(given, world);
        const stepMs = Math.max(given.periodSeconds, given.timeoutSeconds * part) * 1000;
        expect(asked).toEqual(
          asked.map((_, index) => given.initialDelaySeconds * 1000 + index * stepMs),
        );
      }),
    );
  });
});
