import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusAt, watchedLife } from '../__fixtures__/watched-system.ts';
import { duration, renderStatus } from './render-status.ts';

describe('renderStatus', () => {
  it('shows any moment in a few printable lines, both services and the readiness among them', () => {
    fc.assert(
      fc.property(watchedLife, (moments) => {
        const status = statusAt(moments.at(-1) ?? expect.fail());
        const text = renderStatus(status);
        expect(text.endsWith('\n')).toBe(true);
        const lines = text.slice(0, -1).split('\n');
        expect(lines.length).toBeLessThanOrEqual(13);
        expect(lines[0]?.includes('is ready')).toBe(status.ready);
        for (const name of ['api', 'ui-server'] as const) {
          expect(
            lines.some(
              (line) => line.startsWith(`${name} `) && line.includes(status.services[name].state),
            ),
          ).toBe(true);
        }
        expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  it('shows why a service does not answer and how the last ones ended, the newest first', () => {
    const text = renderStatus({
      at: '2026-01-01T01:00:00.000Z',
      ready: false,
      stopping: null,
      version: '1.2.3',
      revision: 'r1',
      pid: 10,
      uptimeMs: 3_600_000,
      services: {
        api: {
          state: 'unhealthy',
          pid: 11,
          starts: 2,
          restarts: 1,
          uptimeMs: 60_000,
          readyAfterMs: 340,
          probeMs: 2_000,
          missedProbesInARow: 3,
          missedProbes: 3,
          lastProbeFailure: 'timeout',
          deaths: { SIGKILL: 1 },
        },
        'ui-server': {
          state: 'ready',
          pid: 12,
          starts: 1,
          restarts: 0,
          uptimeMs: 3_600_000,
          readyAfterMs: 410,
          probeMs: 4,
          missedProbesInARow: 0,
          missedProbes: 0,
          lastProbeFailure: null,
          deaths: {},
        },
      },
      lastDeaths: [
        {
          at: '2026-01-01T00:01:00.000Z',
          service: 'api',
          incarnation: 1,
          cause: 'exit 1',
          expected: false,
          uptimeMs: 900,
        },
        {
          at: '2026-01-01T00:59:00.000Z',
          service: 'api',
          incarnation: 2,
          cause: 'SIGKILL',
          expected: false,
          uptimeMs: 3_480_000,
        },
      ],
      timeline: [],
    });
    expect(text).toMatchInlineSnapshot(`
      "ElevenDops is not ready
      version 1.2.3, revision r1, pid 10, up 1 h

      service    state      pid  up     ready after  restarts  last probe
      api        unhealthy  11   1 min  340 ms       1         timeout
      ui-server  ready      12   1 h    410 ms       0         ok in 4 ms

      last ends
      1 min ago   api  SIGKILL  after 58 min
      59 min ago  api  exit 1   after 900 ms
      "
    `);
  });
});

describe('duration', () => {
  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [1_000, '1 s'],
    [61_000, '1 min 1 s'],
    [3_600_000, '1 h'],
    [90_061_000, '1 d 1 h'],
    [86_401_000, '1 d'],
  ])('says %i ms as %s', (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text);
  });
});
