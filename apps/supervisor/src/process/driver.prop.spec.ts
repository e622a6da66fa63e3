import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRacingWorld } from '../__fixtures__/racing-world.ts';
import { POLICY } from '../machine/policy.ts';
import { createDriver } from './driver.ts';

/** More than any stop needs, whatever the order. */
const MOST_STEPS = 2_000;

describe('createDriver', () => {
  it('#58 runs one process of a service and ends every stop, however things race', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.boolean(), { maxLength: 20 }),
        fc.array(fc.record({ steps: fc.nat(12), code: fc.constantFrom(0, 1, 78, 98) }), {
          maxLength: 12,
        }),
        async (scheduler, verdicts, crashes) => {
          const { world, processes, violations, end } = createRacingWorld(scheduler, verdicts);
          const driver = createDriver(world, POLICY);
          let finish: { readonly exitCode: number } | null = null;
          void driver.finished.then((result) => {
            finish = result;
          });
          driver.start();
          for (const { steps, code } of crashes) {
            await walk(steps);
            end(processes.at(-1), code);
          }
          driver.signal('SIGTERM');
          for (let step = 0; finish === null; step += 1) {
            expect(step, 'a stop that never ends').toBeLessThan(MOST_STEPS);
            await walk(1);
          }
          const launches = processes.length;
          await walk(50);
          expect(violations).toEqual([]);
          expect(processes.filter(({ alive }) => alive)).toEqual([]);
          expect(processes).toHaveLength(launches);

          async function walk(steps: number): Promise<void> {
            for (let step = 0; step < steps && scheduler.count() > 0; step += 1) {
              await scheduler.waitOne();
            }
            // `finished` follows a few promises later.
            await new Promise((resolve) => setImmediate(resolve));
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
