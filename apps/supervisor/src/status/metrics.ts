import { SERVICE_NAMES, type ServiceName, type State } from '../machine/service.ts';
import type { ServiceStatus, Status } from './status.ts';

/** One measured value with the labels that tell it from the others of its metric. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A metric as Prometheus knows it. */
export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly samples: readonly Sample[];
}

const STATES: Readonly<Record<State, null>> = {
  idle: null,
  starting: null,
  ready: null,
  unhealthy: null,
  stopping: null,
  backoff: null,
  failed: null,
};

/** Everything that is measured, in a fixed order. */
export function metricsOf(status: Status): readonly Metric[] {
  const { version, revision } = status;
  return [
    gauge('elevendops_supervisor_info', 'Which build runs.', [
      { labels: { version, revision }, value: 1 },
    ]),
    gauge('elevendops_supervisor_uptime_seconds', 'Since the supervisor was started.', [
      { labels: {}, value: status.uptimeMs / 1_000 },
    ]),
    gauge('elevendops_supervisor_ready', 'Whether both services serve.', [
      { labels: {}, value: Number(status.ready) },
    ]),
    gauge(
      'elevendops_service_state',
      'Which state a service is in: 1 for that one.',
      eachService(status, (service) =>
        Object.keys(STATES).map((state) => ({
          labels: { state },
          value: Number(service.state === state),
        })),
      ),
    ),
    gauge(
      'elevendops_service_uptime_seconds',
      'Since the current process of a service was spawned.',
      eachService(status, ({ uptimeMs }) => only(uptimeMs / 1_000)),
    ),
    gauge(
      'elevendops_service_ready_after_seconds',
      'What the current process of a service took to get ready.',
      eachService(status, ({ readyAfterMs }) => ifKnown(readyAfterMs)),
    ),
    gauge(
      'elevendops_service_probe_seconds',
      'What the last probe of a service took.',
      eachService(status, ({ probeMs }) => ifKnown(probeMs)),
    ),
    gauge(
      'elevendops_service_missed_probes_in_a_row',
      'Probes since the last good answer.',
      eachService(status, ({ missedProbesInARow }) => only(missedProbesInARow)),
    ),
    counter(
      'elevendops_service_missed_probes_total',
      'Probes without a good answer.',
      eachService(status, ({ missedProbes }) => only(missedProbes)),
    ),
    counter(
      'elevendops_service_starts_total',
      'Processes spawned for a service.',
      eachService(status, ({ starts }) => only(starts)),
    ),
    counter(
      'elevendops_service_restarts_total',
      'Ends of a service that were followed by a restart.',
      eachService(status, ({ restarts }) => only(restarts)),
    ),
    counter(
      'elevendops_service_deaths_total',
      'Ends of a service, by their cause.',
      eachService(status, ({ deaths }) =>
        Object.entries(deaths).map(([cause, value]) => ({ labels: { cause }, value })),
      ),
    ),
  ];
}

/** The metrics in the text format of Prometheus, version 0.0.4. */
export function renderMetrics(metrics: readonly Metric[]): string {
  return metrics
    .flatMap(({ name, help, type, samples }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${type}`,
      ...samples.map(({ labels, value }) => `${name}${renderLabels(labels)} ${String(value)}`),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

function renderLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

// https://prometheus.io/docs/instrumenting/exposition_formats/#comments-help-text-and-type-information
function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
}

function gauge(name: string, help: string, samples: readonly Sample[]): Metric {
  return { name, help, type: 'gauge', samples };
}

function counter(name: string, help: string, samples: readonly Sample[]): Metric {
  return { name, help, type: 'counter', samples };
}

function eachService(
  { services }: Status,
  samplesOf: (service: ServiceStatus) => readonly Sample[],
): readonly Sample[] {
  return SERVICE_NAMES.flatMap((service: ServiceName) =>
    samplesOf(services[service]).map(({ labels, value }) => ({
      labels: { service, ...labels },
      value,
    })),
  );
}

function only(value: number): readonly Sample[] {
  return [{ labels: {}, value }];
}

/** Seconds; no sample at all while it is not known, since 0 would be a value. */
function ifKnown(milliseconds: number | null): readonly Sample[] {
  return milliseconds === null ? [] : only(milliseconds / 1_000);
}
