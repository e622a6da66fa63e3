import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusAt, watchedLife } from '../__fixtures__/watched-system.ts';
import { metricsOf, renderMetrics, type Metric } from './metrics.ts';

const LINE = /^([a-z_]+)(?:\{((?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)*)\})? (\S+)$/;
const LABEL = /([a-z_]+)="((?:[^"\\]|\\.)*)"/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\\\': '\\', '\\"': '"', '\\n': '\n' };

/** Reads the text format back, and refuses what Prometheus would refuse. */
function parse(text: string): Metric[] {
  const metrics: {
    name: string;
    help: string;
    type: Metric['type'];
    samples: Metric['samples'][number][];
  }[] = [];
  expect(text.endsWith('\n')).toBe(true);
  for (const line of text.slice(0, -1).split('\n')) {
    const help = /^# HELP (\S+) (.+)$/.exec(line);
    const type = /^# TYPE (\S+) (counter|gauge)$/.exec(line);
    const current = metrics.at(-1);
    if (help !== null) {
      metrics.push({ name: help[1] ?? '', help: help[2] ?? '', type: 'gauge', samples: [] });
    } else if (type !== null && current !== undefined) {
      expect(type[1]).toBe(current.name);
      current.type = type[2] as Metric['type'];
    } else {
      const [, name, labels = '', value] = LINE.exec(line) ?? [];
      expect(name, line).toBe(current?.name);
      current?.samples.push({
        labels: Object.fromEntries(
          [...labels.matchAll(LABEL)].map(([, label = '', raw = '']) => [
            label,
            raw.replaceAll(/\\[\\"n]/g, (escape) => ESCAPES[escape] ?? ''),
          ]),
        ),
        value: Number(value),
      });
    }
  }
  return metrics;
}

const metric: fc.Arbitrary<Metric> = fc.record({
  name: fc.stringMatching(/^[a-z][a-z_]{0,20}$/),
  help: fc.stringMatching(/^[A-Za-z][a-z ]{0,20}\.$/),
  type: fc.constantFrom('counter', 'gauge'),
  samples: fc.array(
    fc.record({
      labels: fc.dictionary(
        fc.stringMatching(/^[a-z]{1,5}$/),
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a"b', 'a\\nb', '\n', '\\')),
        { maxKeys: 3, noNullPrototype: true },
      ),
      value: fc.oneof(fc.nat(), fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 })),
    }),
    { maxLength: 4 },
  ),
});

describe('renderMetrics', () => {
  it('says any metric so that it can be read back', () => {
    fc.assert(
      fc.property(fc.array(metric, { minLength: 1, maxLength: 4 }), (metrics) => {
        expect(parse(renderMetrics(metrics))).toEqual(metrics);
      }),
    );
  });
});

describe('metricsOf', () => {
  it('52: names each metric once and each of its samples once, counters with _total', () => {
    fc.assert(
      fc.property(watchedLife, (moments) => {
        const metrics = metricsOf(statusAt(moments.at(-1) ?? expect.fail()));
        const names = metrics.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        for (const { name, type, samples, help } of metrics) {
          expect(name.endsWith('_total')).toBe(type === 'counter');
          expect(help).toMatch(/^[A-Z].*\.$/);
          const labels = samples.map((sample) => JSON.stringify(sample.labels));
          expect(new Set(labels).size).toBe(labels.length);
          expect(samples.every(({ value }) => Number.isFinite(value) && value >= 0)).toBe(true);
        }
        expect(parse(renderMetrics(metrics))).toEqual(metrics);
      }),
    );
  });

  it('shows each service in exactly one state', () => {
    fc.assert(
      fc.property(watchedLife, (moments) => {
        const status = statusAt(moments.at(-1) ?? expect.fail());
        const states = metricsOf(status).find(({ name }) => name === 'elevendops_service_state');
        const current = states?.samples.filter(({ value }) => value === 1);
        expect(current?.map(({ labels }) => labels['state'])).toEqual([
          status.services.api.state,
          status.services['ui-server'].state,
        ]);
      }),
    );
  });

  it('shows no secret that a reason for a failure may hold', () => {
    const SECRET = 'xi-key-1234567890';
    const redact = (text: string) => text.replaceAll(SECRET, '[redacted]');
    fc.assert(
      fc.property(watchedLife, fc.string(), (moments, around) => {
        const last = moments.at(-1) ?? expect.fail();
        const { api } = last.system.services;
        const reason = `${around}${SECRET}${around}`;
        const leaky = {
          ...last,
          record: {
            ...last.record,
            deaths: last.record.deaths.map((death) => ({ ...death, cause: reason })),
            totals: {
              ...last.record.totals,
              api: { ...last.record.totals.api, deaths: { [reason]: 1 } },
            },
          },
          system: {
            ...last.system,
            services: { ...last.system.services, api: { ...api, lastProbeFailure: reason } },
          },
        };
        const status = statusAt(leaky, redact);
        expect(renderMetrics(metricsOf(status)) + JSON.stringify(status)).not.toContain(SECRET);
      }),
    );
  });
});
