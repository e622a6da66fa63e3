import type { run_v1 } from '@googleapis/run';
import type { Deployment } from '../model/deployment.ts';
import {
  ENVIRONMENT_ROWS,
  secretVariables,
  serviceVariables,
} from '../model/environment-values.ts';
import { accountEmail, imageReference } from '../model/names.ts';
import { renderYaml } from '../yaml/render-yaml.ts';
import { generatedHeader } from './generated-header.ts';

const CONTAINER = 'spec.template.spec.containers.0';

/** The port that Cloud Run sends requests to; it tells the container by `PORT`. */
export const CONTAINER_PORT = 8080;

const COMMENTS: Readonly<Record<string, string>> = {
  'metadata.annotations':
    'What is not in this file is reset by `services replace`, so who may reach the service is said here.',
  'spec.template.metadata.annotations':
    'In quotes: annotations are strings. cpu-throttling "false": documents are synced and the processes are\n' +
    'watched between requests too. startup-cpu-boost: unlike `deploy`, `replace` does not set it by itself.',
  'spec.template.spec.timeoutSeconds':
    'A whole script or a long audio file takes minutes; each step inside has a shorter limit of its own.',
  [`${CONTAINER}.image`]:
    'The deployment replaces the tag by the digest of what it built: the same text is the same program.',
  [`${CONTAINER}.env`]:
    'PORT, K_SERVICE and K_REVISION are set by Cloud Run; what never differs is set in the image.',
  [`${CONTAINER}.startupProbe`]:
    'On the port that gets the traffic: it passes only when the UI server serves and the API behind it is\n' +
    'ready. No initial delay: that would be added to every cold start. 1 s x 120 is well inside of 240 s.',
  [`${CONTAINER}.livenessProbe`]:
    'The supervisor repairs a dead or hung process within 15 s; only when it cannot is the instance ended.',
};

/** A share of the requests that a revision gets. */
export interface TrafficShare {
  readonly revision: string;
  readonly percent: number;
}

/** What a release adds to the manifest. */
export interface ReleaseOptions {
  /**
   * Who serves now, and goes on to while the new revision is only a candidate; adds up to 100. Where nobody
   * serves, the first revision that is ready does: Cloud Run gives all requests to somebody.
   */
  readonly serving?: readonly TrafficShare[];
  /** What the image was built from, as a label of the revision. */
  readonly commit?: string;
  /** @default the table */
  readonly rows?: typeof ENVIRONMENT_ROWS;
}

/** The tag under which a new revision can be reached before it gets any traffic. */
export const CANDIDATE_TAG = 'candidate';
/** The label of a revision that says what it was built from. */
export const COMMIT_LABEL = 'commit';

/** The Cloud Run service, as `gcloud run services replace` takes it. */
export function serviceManifest(
  deployment: Deployment,
  { serving, commit, rows = ENVIRONMENT_ROWS }: ReleaseOptions = {},
): run_v1.Schema$Service {
  const { service, region, projectId, runtimeAccount, scaling, resources } = deployment;
  return {
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Service',
    metadata: {
      name: service,
      labels: { 'cloud.googleapis.com/location': region },
      annotations: { 'run.googleapis.com/ingress': 'all' },
    },
    spec: {
      template: {
        metadata: {
          ...(commit === undefined ? {} : { labels: { [COMMIT_LABEL]: commit } }),
          annotations: {
            'autoscaling.knative.dev/minScale': String(scaling.minInstances),
            'autoscaling.knative.dev/maxScale': String(scaling.maxInstances),
            'run.googleapis.com/cpu-throttling': 'false',
            'run.googleapis.com/execution-environment': 'gen2',
            'run.googleapis.com/startup-cpu-boost': 'true',
          },
        },
        spec: {
          containerConcurrency: scaling.concurrency,
          timeoutSeconds: deployment.timeoutSeconds,
          serviceAccountName: accountEmail(runtimeAccount, projectId),
          containers: [
            {
              image: imageReference(deployment),
              ports: [{ name: 'http1', containerPort: CONTAINER_PORT }],
              resources: { limits: { cpu: resources.cpu, memory: resources.memory } },
              env: environment(deployment, rows),
              startupProbe: {
                httpGet: { path: '/api/health', port: CONTAINER_PORT },
                initialDelaySeconds: 0,
                periodSeconds: 1,
                timeoutSeconds: 1,
                failureThreshold: 120,
              },
              livenessProbe: {
                httpGet: { path: '/api/health', port: CONTAINER_PORT },
                periodSeconds: 30,
                timeoutSeconds: 5,
                failureThreshold: 3,
              },
            },
          ],
        },
      },
      ...(serving === undefined ? {} : { traffic: candidateTraffic(serving) }),
    },
  };
}

/** {@link serviceManifest} as the text of `service.yaml`. */
export function renderService(deployment: Deployment, release: ReleaseOptions = {}): string {
  return renderYaml(serviceManifest(deployment, release), {
    header: generatedHeader('render/service'),
    comments: COMMENTS,
  });
}

function candidateTraffic(serving: readonly TrafficShare[]): run_v1.Schema$TrafficTarget[] {
  return [
    ...serving.map(({ revision, percent }) => ({ revisionName: revision, percent })),
    { latestRevision: true, percent: serving.length === 0 ? 100 : 0, tag: CANDIDATE_TAG },
  ];
}

function environment(
  deployment: Deployment,
  rows: typeof ENVIRONMENT_ROWS,
): run_v1.Schema$EnvVar[] {
  return [
    ...serviceVariables(deployment, rows).map(({ name, value }) => ({ name, value })),
    ...secretVariables(deployment, rows).map(({ name, secretName, version }) => ({
      name,
      valueFrom: { secretKeyRef: { name: secretName, key: version } },
    })),
  ];
}
