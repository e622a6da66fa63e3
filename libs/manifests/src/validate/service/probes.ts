import { finding, type Finding, type Path } from '../finding.ts';
import { entriesAt, numberAt } from '../read.ts';
import { valueAt } from '../structure.ts';
import { CONTAINERS, SOURCES } from './sources.ts';

type ProbeName = 'startupProbe' | 'livenessProbe' | 'readinessProbe';

interface Bounds {
  readonly initialDelaySeconds: readonly [number, number] | null;
  readonly periodSeconds: readonly [number, number];
  readonly timeoutSeconds: readonly [number, number];
}

const BOUNDS: Readonly<Record<ProbeName, Bounds>> = {
  startupProbe: {
    initialDelaySeconds: [0, 240],
    periodSeconds: [1, 240],
    timeoutSeconds: [1, 240],
  },
  livenessProbe: {
    initialDelaySeconds: [0, 3600],
    periodSeconds: [1, 3600],
    timeoutSeconds: [1, 3600],
  },
  readinessProbe: {
    initialDelaySeconds: null,
    periodSeconds: [1, 300],
    timeoutSeconds: [1, 300],
  },
};

/** A container gets this long to start; a longer probe promises what the platform does not wait for. */
const STARTUP_BUDGET_SECONDS = 240;
const DEFAULTS = { periodSeconds: 10, timeoutSeconds: 1, failureThreshold: 3 };

/** Kinds, ranges and budgets of the probes of each container. */
export function checkProbes(data: unknown): Finding[] {
  return entriesAt(data, CONTAINERS).flatMap((container) =>
    (Object.keys(BOUNDS) as ProbeName[]).flatMap((name) => {
      const path = [...container, name];
      return valueAt(data, path) === undefined ? [] : checkProbe(data, path, name);
    }),
  );
}

function checkProbe(data: unknown, path: Path, name: ProbeName): Finding[] {
  return [
    ...checkKind(data, path, name),
    ...checkRanges(data, path, name),
    ...checkTimes(data, path, name),
  ];
}

function checkKind(data: unknown, path: Path, name: ProbeName): Finding[] {
  const rule = { rule: 'probe.kind', source: SOURCES.probes };
  const kinds = ['httpGet', 'tcpSocket', 'grpc'].filter(
    (kind) => valueAt(data, [...path, kind]) !== undefined,
  );
  if (kinds.length !== 1) {
    return [finding(rule, path, kinds, 'must have exactly one of httpGet, tcpSocket and grpc')];
  }
  if (kinds[0] === 'tcpSocket' && name !== 'startupProbe') {
    return [
      finding(rule, [...path, 'tcpSocket'], 'tcpSocket', `${name} has no tcpSocket: use httpGet`),
    ];
  }
  const kind = kinds[0] ?? '';
  const port = numberAt(data, [...path, kind, 'port']);
  const target = valueAt(data, [...path, 'httpGet', 'path']);
  return [
    ...(port !== undefined && (port < 1 || port > 65_535)
      ? [
          finding(
            { rule: 'probe.port', source: SOURCES.probes },
            [...path, kind, 'port'],
            port,
            'must be from 1 to 65535',
          ),
        ]
      : []),
    ...(typeof target === 'string' && !target.startsWith('/')
      ? [
          finding(
            { rule: 'probe.path', source: SOURCES.probes },
            [...path, 'httpGet', 'path'],
            target,
            'must begin with a slash',
          ),
        ]
      : []),
  ];
}

function checkRanges(data: unknown, path: Path, name: ProbeName): Finding[] {
  const rule = { rule: 'probe.range', source: SOURCES.probes };
  return Object.entries(BOUNDS[name]).flatMap(
    ([field, bounds]: [string, Bounds['periodSeconds'] | null]) => {
      const value = numberAt(data, [...path, field]);
      if (value === undefined) {
        return [];
      }
      if (bounds === null) {
        return [finding(rule, [...path, field], value, `${name} has no ${field}: leave it out`)];
      }
      const [least, most] = bounds;
      return value < least || value > most
        ? [
            finding(
              rule,
              [...path, field],
              value,
              `must be from ${String(least)} to ${String(most)}`,
            ),
          ]
        : [];
    },
  );
}

function checkTimes(data: unknown, path: Path, name: ProbeName): Finding[] {
  const read = (field: keyof typeof DEFAULTS): number =>
    numberAt(data, [...path, field]) ?? DEFAULTS[field];
  const [period, timeout, failures] = [
    read('periodSeconds'),
    read('timeoutSeconds'),
    read('failureThreshold'),
  ];
  const successes = numberAt(data, [...path, 'successThreshold']) ?? 1;
  const budget = period * failures;
  const source = SOURCES.probes;
  return [
    timeout > period &&
      finding(
        { rule: 'probe.timeout', source },
        [...path, 'timeoutSeconds'],
        timeout,
        `must not exceed periodSeconds (${String(period)})`,
      ),
    failures < 1 &&
      finding(
        { rule: 'probe.threshold', source },
        [...path, 'failureThreshold'],
        failures,
        'must be at least 1',
      ),
    successes !== 1 &&
      name !== 'readinessProbe' &&
      finding(
        { rule: 'probe.threshold', source },
        [...path, 'successThreshold'],
        successes,
        `must be 1 for ${name}`,
      ),
    name === 'startupProbe' &&
      budget > STARTUP_BUDGET_SECONDS &&
      finding(
        { rule: 'probe.budget', source },
        path,
        `${String(failures)} x ${String(period)} s`,
        `failureThreshold x periodSeconds must not exceed ${String(STARTUP_BUDGET_SECONDS)} s`,
      ),
  ].filter((entry) => entry !== false);
}
