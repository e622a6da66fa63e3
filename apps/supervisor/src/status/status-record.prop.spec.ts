import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchedLife } from '../__fixtures__/watched-system.ts';
import { SERVICE_NAMES } from '../machine/service.ts';
import { isReady, REMEMBERED } from './status-record.ts';

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);

describe('recordChange', () => {
  it('52: counts up and never down', () => {
    fc.assert(
      fc.property(watchedLife, (moments) => {
        for (const [index, { record }] of moments.entries()) {
          const before = moments[index - 1]?.record ?? record;
          for (const name of SERVICE_NAMES) {
            const [was, is] = [before.totals[name], record.totals[name]];
            expect(is.starts).toBeGreaterThanOrEqual(was.starts);
            expect(is.restarts).toBeGreaterThanOrEqual(was.restarts);
            expect(is.missedProbes).toBeGreaterThanOrEqual(was.missedProbes);
            for (const [cause, count] of Object.entries(was.deaths)) {
              expect(is.deaths[cause]).toBeGreaterThanOrEqual(count);
            }
          }
        }
      }),
    );
  });

  it('24: counts each end once: no more than starts, and at least the restarts', () => {
    fc.assert(
      fc.property(watchedLife, (moments) => {
        const { record } = moments.at(-1) ?? { record: null };
        for (const name of SERVICE_NAMES) {
          const { starts = 0, restarts = 0, deaths = {} } = record?.totals[name] ?? {};
          expect(sum(deaths)).toBeGreaterThanOrEqual(restarts);
          expect(starts).toBeLessThanOrEqual(restarts + 1);
        }
      }),
    );
  });

  it('remembers the last ends and milestones, and no more of them than it may', () => {
    fc.assert(
      fc.property(watchedLife, (moments) => {
        for (const { record } of moments) {
          const deaths = SERVICE_NAMES.map((name) => sum(record.totals[name].deaths));
          const all = deaths.reduce((total, count) => total + count);
          expect(record.deaths).toHaveLength(Math.min(all, REMEMBERED.deaths));
          expect(record.timeline.length).toBeLessThanOrEqual(REMEMBERED.milestones);
          expect(record.deaths.every(({ uptimeMs }) => uptimeMs >= 0)).toBe(true);
        }
      }),
    );
  });

  it('ends its timeline with the states that the services are in, and with the readiness of both', () => {
    fc.assert(
      fc.property(watchedLife, (moments) => {
        for (const { record, system } of moments) {
          for (const name of SERVICE_NAMES) {
            const last = record.timeline.findLast(({ service }) => service === name);
            expect(last?.state ?? 'idle').toBe(system.services[name].state);
          }
          if (system.ending === null) {
            expect(record.timeline.at(-1)?.ready ?? false).toBe(isReady(system));
          }
        }
      }),
    );
  });
});
