import { describe, expect, it } from 'vitest';
import { edited } from '../__fixtures__/edited.ts';
import { parseDeployment } from '../model/parse-deployment.ts';
import { renderService } from '../render/service.ts';
import { validateService } from './validate-service.ts';

const DEPLOYMENT = parseDeployment({
  projectId: 'clinic-project',
  projectNumber: '123456789',
  imageVersion: { digest: `sha256:${'ab'.repeat(32)}` },
  secretVersions: {
    'elevenlabs-api-key': '1',
    'google-api-key': '2',
    'langsmith-api-key': '3',
  },
});
const GOOD = renderService(DEPLOYMENT);
const SPEC = 'spec.template.spec';
const BOX = `${SPEC}.containers[0]`;
const NOTES = 'metadata.annotations';
const REVISION_NOTES = 'spec.template.metadata.annotations';
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `V${String(index)}`, value: 'x' }));
const trafficOf = (...shares: readonly object[]) => shares;

/** What is changed, to what, and the rule and place that have to be named; the place is what is changed unless said. */
const ERRORS: readonly (readonly [path: string, value: unknown, rule: string, at?: string])[] = [
  ['apiVersion', 'v1', 'field.type'],
  ['kind', 'Deployment', 'field.type'],
  ['metadata.name', undefined, 'field.missing'],
  ['metadata.name', 'Elevendops', 'service.name'],
  ['metadata.name', 'a'.repeat(50), 'service.name'],
  ['metadata.labels.team', 'Upper Case', 'service.label'],
  [`${NOTES}["run.googleapis.com/ingres"]`, 'all', 'annotation.unknown'],
  [`${NOTES}["run.googleapis.com/ingress"]`, 'public', 'annotation.value'],
  [`${NOTES}["run.googleapis.com/cpu-throttling"]`, 'false', 'annotation.level'],
  [`${NOTES}["autoscaling.knative.dev/maxScale"]`, '10', 'annotation.level'],
  [`${REVISION_NOTES}["run.googleapis.com/ingress"]`, 'all', 'annotation.level'],
  [`${REVISION_NOTES}["autoscaling.knative.dev/minScale"]`, 0, 'field.type'],
  [`${REVISION_NOTES}["autoscaling.knative.dev/minScale"]`, '11', 'annotation.scale'],
  [`${REVISION_NOTES}["autoscaling.knative.dev/maxScale"]`, '0', 'annotation.value'],
  [`${REVISION_NOTES}["run.googleapis.com/cpu-throttling"]`, false, 'field.type'],
  [`${REVISION_NOTES}["run.googleapis.com/cpu-throttling"]`, 'no', 'annotation.value'],
  [`${REVISION_NOTES}["run.googleapis.com/execution-environment"]`, 'gen3', 'annotation.value'],
  [`${SPEC}.containerConcurency`, 80, 'field.unknown'],
  [`${SPEC}.containerConcurrency`, 1_001, 'service.concurrency'],
  [`${SPEC}.containerConcurrency`, '80', 'field.type'],
  [`${SPEC}.timeoutSeconds`, 3_601, 'service.timeout'],
  [`${SPEC}.timeoutSeconds`, '300s', 'field.type'],
  [`${SPEC}.serviceAccountName`, 'elevendops-sa@', 'service.account'],
  [`${SPEC}.serviceAccount`, 'elevendops-sa', 'field.unknown'],
  [`${SPEC}.securityContext`, { runAsNonRoot: true }, 'field.unknown'],
  [`${SPEC}.containers`, [], 'containers.count'],
  [`${SPEC}.containers`, { image: 'x' }, 'field.type'],
  [
    `${SPEC}.containers[1]`,
    { image: 'a.b/c/d:1', ports: [{ containerPort: 1 }] },
    'containers.ingress',
    `${SPEC}.containers`,
  ],
  [`${BOX}.image`, undefined, 'field.missing'],
  [`${BOX}.image`, 'asia-east1-docker.pkg.dev/clinic-project/elevendops/app:', 'container.image'],
  [`${BOX}.image`, 'https://gcr.io/x/y', 'container.image'],
  [`${BOX}.image`, 'a-docker.pkg.dev/p/r/app:latest', 'image.moving-tag'],
  [`${BOX}.ports[0].containerPort`, '8080', 'field.type'],
  [`${BOX}.ports[0].containerPort`, 70_000, 'container.ports'],
  [`${BOX}.ports[0].name`, 'web', 'container.ports'],
  [`${BOX}.ports[1]`, { containerPort: 8000 }, 'container.ports', `${BOX}.ports`],
  [`${BOX}.imagePullPolicy`, 'Always', 'field.unknown'],
  [`${BOX}.envFrom`, [], 'field.unknown'],
  [`${BOX}.resources.limits.cpu`, '3', 'resources.cpu'],
  [`${BOX}.resources.limits.cpu`, 2, 'field.type'],
  [`${BOX}.resources.limits.cpu`, '0.5', 'resources.small-cpu'],
  [`${BOX}.resources.limits.memory`, '1GB', 'resources.memory'],
  [`${BOX}.resources.limits.memory`, '16Gi', 'resources.pair'],
  [`${BOX}.resources.limits.memory`, '256Mi', 'resources.least-memory'],
  [`${BOX}.resources.limits.disk`, '1Gi', 'resources.kind'],
  [`${BOX}.env[0].name`, 'PORT', 'env.reserved'],
  [`${BOX}.env[0].name`, 'K_SERVICE', 'env.reserved'],
  [`${BOX}.env[0].name`, 'APP-ENV', 'env.name'],
  [`${BOX}.env[1].name`, 'APP_ENV', 'env.unique'],
  [`${BOX}.env[0].value`, true, 'field.type'],
  [`${BOX}.env[0].value`, 'x'.repeat(32_769), 'env.size'],
  [`${BOX}.env`, many(1_001), 'env.count'],
  [
    `${BOX}.env[0]`,
    { name: 'ELEVENLABS_API_KEY', value: 'sk-1' },
    'env.plain-secret',
    `${BOX}.env[0].value`,
  ],
  [
    `${BOX}.env[0]`,
    { name: 'BACKEND_API_URL', value: 'https://api.example' },
    'env.backend-url',
    `${BOX}.env[0].value`,
  ],
  [`${BOX}.env[7].value`, 'both', 'env.one-value', `${BOX}.env[7]`],
  [`${BOX}.env[7].valueFrom.secretKeyRef.key`, 3, 'field.type'],
  [`${BOX}.env[7].valueFrom.secretKeyRef.key`, '0', 'env.secret-version'],
  [`${BOX}.env[7].valueFrom.secretKeyRef.key`, 'latest', 'secret.latest'],
  [`${BOX}.env[7].valueFrom.secretKeyRef.name`, 'projects/p/secrets/s', 'env.secret-name'],
  [
    `${BOX}.env[7].valueFrom`,
    { configMapKeyRef: { name: 'a', key: 'b' } },
    'field.unknown',
    `${BOX}.env[7].valueFrom.configMapKeyRef`,
  ],
  [`${BOX}.startupProbe.httpGet`, undefined, 'probe.kind', `${BOX}.startupProbe`],
  [`${BOX}.startupProbe.exec`, { command: ['true'] }, 'field.unknown'],
  [`${BOX}.startupProbe.httpGet.port`, 'http', 'field.type'],
  [`${BOX}.startupProbe.httpGet.port`, 0, 'probe.port'],
  [`${BOX}.startupProbe.httpGet.port`, 8000, 'probe.other-port'],
  [`${BOX}.startupProbe.httpGet.path`, 'api/health', 'probe.path'],
  [`${BOX}.startupProbe.httpGet.scheme`, 'HTTPS', 'field.unknown'],
  [`${BOX}.startupProbe.failureThreshold`, 241, 'probe.budget', `${BOX}.startupProbe`],
  [`${BOX}.startupProbe.failureThreshold`, 0, 'probe.threshold'],
  [`${BOX}.startupProbe.initialDelaySeconds`, 241, 'probe.range'],
  [`${BOX}.startupProbe.timeoutSeconds`, 2, 'probe.timeout'],
  [`${BOX}.startupProbe.successThreshold`, 2, 'probe.threshold'],
  [
    `${BOX}.livenessProbe`,
    { tcpSocket: { port: 8080 }, timeoutSeconds: 1 },
    'probe.kind',
    `${BOX}.livenessProbe.tcpSocket`,
  ],
  [`${BOX}.livenessProbe.periodSeconds`, 3_601, 'probe.range'],
  [`${BOX}.livenessProbe.timeoutSeconds`, undefined, 'probe.short-timeout'],
  [
    `${BOX}.readinessProbe`,
    { httpGet: { path: '/' }, initialDelaySeconds: 1 },
    'probe.range',
    `${BOX}.readinessProbe.initialDelaySeconds`,
  ],
  [
    `${BOX}.volumeMounts`,
    [{ name: 'keys', mountPath: '/keys' }],
    'container.mount',
    `${BOX}.volumeMounts[0].name`,
  ],
  [
    `${BOX}.volumeMounts`,
    [{ name: 'keys', mountPath: '/proc/keys' }],
    'container.mount-path',
    `${BOX}.volumeMounts[0].mountPath`,
  ],
  [`${SPEC}.volumes`, [{ name: 'keys' }], 'volume', `${SPEC}.volumes[0]`],
  [`${SPEC}.volumes`, [{ name: 'cloudsql', emptyDir: {} }], 'volume', `${SPEC}.volumes[0].name`],
  ['spec.traffic', trafficOf({ latestRevision: true, percent: 90 }), 'traffic'],
  ['spec.traffic', trafficOf({ percent: 100 }), 'traffic', 'spec.traffic[0]'],
  [
    'spec.traffic',
    trafficOf({ latestRevision: true, percent: 100, tag: 'New' }),
    'traffic',
    'spec.traffic[0].tag',
  ],
  [
    'spec.template.spec.serviceAccountName',
    'elevendops-sa@PROJECT_ID.iam.gserviceaccount.com',
    'placeholder',
  ],
];

describe('validateService', () => {
  it('has nothing to say of what the generator makes with a digest and pinned secrets', () => {
    expect(validateService(GOOD)).toEqual([]);
  });

  it.each(ERRORS.map(([path, value, rule, at = path]) => ({ path, value, rule, at })))(
    'finds what is wrong with $path = $value: $rule',
    ({ path, value, rule, at }) => {
      const findings = validateService(edited(GOOD, path, value));
      expect(findings).toContainEqual(expect.objectContaining({ rule, path: at }));
    },
  );

  it.each([
    ['unquoted words of YAML 1.1', GOOD.replace('"true"', 'yes'), 'yaml.quote'],
    ['a number in base 60', GOOD.replace('"elevendops-production"', '12:30'), 'yaml.quote'],
    [
      'a key given twice',
      GOOD.replace('kind: "Service"', 'kind: "Service"\nkind: "Service"'),
      'yaml',
    ],
    ['a text that is no YAML', 'kind: "Service', 'yaml'],
    ['an empty file', '', 'field.type'],
  ])('finds %s', (_name, text, rule) => {
    expect(validateService(text)).toContainEqual(expect.objectContaining({ rule }));
  });

  it('tells everything that is wrong at once, and where each rule comes from', () => {
    const findings = validateService(
      edited(edited(GOOD, `${BOX}.env[0].name`, 'PORT'), `${SPEC}.timeoutSeconds`, 0),
    );
    expect(findings.map(({ rule }) => rule).toSorted()).toEqual([
      'env.reserved',
      'service.timeout',
    ]);
    expect(findings.every(({ source }) => source.length > 10)).toBe(true);
  });

  it('never repeats what stands where a secret should not', () => {
    const text = edited(GOOD, `${BOX}.env[0]`, { name: 'X_API_KEY', value: 'sk-very-secret' });
    expect(JSON.stringify(validateService(text))).not.toContain('sk-very-secret');
  });
});
