import { finding, type Finding, type Path } from '../finding.ts';
import { keysAt, textAt } from '../read.ts';
import { SOURCES } from './sources.ts';

type Level = 'Service' | 'Revision';

const METADATA: Readonly<Record<Level, Path>> = {
  Service: ['metadata', 'annotations'],
  Revision: ['spec', 'template', 'metadata', 'annotations'],
};

const WHOLE = /^\d+$/;
const BOOLEAN = /^(?:true|false)$/i;

/** Each annotation of Cloud Run: on what it stands, and what it may say. */
const ANNOTATIONS: Readonly<Record<string, { readonly on: Level; readonly values?: RegExp }>> = {
  'run.googleapis.com/ingress': {
    on: 'Service',
    values: /^(?:all|internal|internal-and-cloud-load-balancing)$/,
  },
  'run.googleapis.com/invoker-iam-disabled': { on: 'Service', values: BOOLEAN },
  'run.googleapis.com/custom-audiences': { on: 'Service' },
  'run.googleapis.com/default-url-disabled': { on: 'Service', values: BOOLEAN },
  'run.googleapis.com/description': { on: 'Service' },
  'run.googleapis.com/launch-stage': { on: 'Service', values: /^(?:ALPHA|BETA|GA)$/ },
  'run.googleapis.com/minScale': { on: 'Service', values: WHOLE },
  'run.googleapis.com/maxScale': { on: 'Service', values: WHOLE },
  'run.googleapis.com/scalingMode': { on: 'Service', values: /^(?:automatic|manual)$/i },
  'run.googleapis.com/manualInstanceCount': { on: 'Service', values: WHOLE },
  'run.googleapis.com/binary-authorization': { on: 'Service' },
  'run.googleapis.com/gc-traffic-tags': { on: 'Service' },
  'autoscaling.knative.dev/minScale': { on: 'Revision', values: WHOLE },
  'autoscaling.knative.dev/maxScale': { on: 'Revision', values: /^[1-9]\d*$/ },
  'run.googleapis.com/execution-environment': { on: 'Revision', values: /^gen[12]$/ },
  'run.googleapis.com/cpu-throttling': { on: 'Revision', values: BOOLEAN },
  'run.googleapis.com/startup-cpu-boost': { on: 'Revision', values: BOOLEAN },
  'run.googleapis.com/sessionAffinity': { on: 'Revision', values: BOOLEAN },
  'run.googleapis.com/cloudsql-instances': { on: 'Revision' },
  'run.googleapis.com/container-dependencies': { on: 'Revision' },
  'run.googleapis.com/secrets': { on: 'Revision' },
  'run.googleapis.com/vpc-access-connector': { on: 'Revision' },
  'run.googleapis.com/vpc-access-egress': {
    on: 'Revision',
    values: /^(?:all|all-traffic|private-ranges-only)$/,
  },
  'run.googleapis.com/network-interfaces': { on: 'Revision' },
  'run.googleapis.com/encryption-key': { on: 'Revision' },
  'run.googleapis.com/health-check-disabled': { on: 'Revision', values: BOOLEAN },
  'run.googleapis.com/gpu-zonal-redundancy-disabled': { on: 'Revision', values: BOOLEAN },
};
/** Written by clients for themselves, on either. */
const FREE = new Set(['run.googleapis.com/client-name', 'run.googleapis.com/client-version']);
const OURS = /^(?:run\.googleapis\.com|autoscaling\.knative\.dev)\//;

/** Names, levels and values of annotations, and that the least number of instances is not above the most. */
export function checkAnnotations(data: unknown): Finding[] {
  return [
    ...(['Service', 'Revision'] as const).flatMap((level) =>
      keysAt(data, METADATA[level]).flatMap((name) => checkAnnotation(data, level, name)),
    ),
    ...checkScale(data),
  ];
}

function checkAnnotation(data: unknown, level: Level, name: string): Finding[] {
  const path = [...METADATA[level], name];
  const known = Object.hasOwn(ANNOTATIONS, name) ? ANNOTATIONS[name] : undefined;
  const value = textAt(data, path);
  if (known === undefined) {
    return OURS.test(name) && !FREE.has(name) && !name.startsWith('run.googleapis.com/build-')
      ? [
          finding(
            { rule: 'annotation.unknown', source: SOURCES.reference },
            path,
            name,
            'Cloud Run has no such annotation: check its spelling',
          ),
        ]
      : [];
  }
  return [
    known.on !== level &&
      finding(
        { rule: 'annotation.level', source: SOURCES.reference },
        path,
        name,
        `belongs on the ${known.on}: ${METADATA[known.on].join('.')}`,
      ),
    known.values !== undefined &&
      value !== undefined &&
      !known.values.test(value) &&
      finding(
        { rule: 'annotation.value', source: SOURCES.reference },
        path,
        value,
        `must match ${String(known.values)}`,
      ),
  ].filter((entry) => entry !== false);
}

function checkScale(data: unknown): Finding[] {
  const path = METADATA.Revision;
  const least = Number(textAt(data, [...path, 'autoscaling.knative.dev/minScale']) ?? 0);
  const most = Number(textAt(data, [...path, 'autoscaling.knative.dev/maxScale']) ?? 100);
  return least > most
    ? [
        finding(
          { rule: 'annotation.scale', source: SOURCES.reference },
          [...path, 'autoscaling.knative.dev/minScale'],
          String(least),
          `must not exceed maxScale (${String(most)})`,
        ),
      ]
    : [];
}
