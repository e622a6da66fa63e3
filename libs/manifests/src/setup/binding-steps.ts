import type { Deployment } from '../model/deployment.ts';
import { ENVIRONMENT_ROWS, secretVariables } from '../model/environment-values.ts';
import { accountEmail } from '../model/names.ts';
import { sourceBucket } from './service-steps.ts';
import type { Command, SetupStep } from './setup-step.ts';

/** A right: who may do what, and where. */
export interface Binding {
  /** What it is for, in a few words. */
  readonly purpose: string;
  readonly member: string;
  readonly role: string;
  /** How narrow it is. */
  readonly level: 'project' | 'secret' | 'bucket' | 'repository' | 'service' | 'account';
  readonly resource: string;
}

/** Every right that anything needs, each on the narrowest thing that it can be granted on. */
export function bindings(deployment: Deployment, rows = ENVIRONMENT_ROWS): readonly Binding[] {
  const { projectId, bucket, repository, service, runtimeAccount, buildAccount } = deployment;
  const runtimeEmail = accountEmail(runtimeAccount, projectId);
  const runtime = `serviceAccount:${runtimeEmail}`;
  const build = `serviceAccount:${accountEmail(buildAccount, projectId)}`;
  return [
    {
      purpose: 'The service reads and writes documents; Firestore has no narrower level',
      member: runtime,
      role: 'roles/datastore.user',
      level: 'project',
      resource: projectId,
    },
    {
      purpose: 'The service reads and writes audio files',
      member: runtime,
      role: 'roles/storage.objectUser',
      level: 'bucket',
      resource: `gs://${bucket}`,
    },
    ...secretVariables(deployment, rows).map(({ secretName }) => ({
      purpose: `The service reads ${secretName}`,
      member: runtime,
      role: 'roles/secretmanager.secretAccessor',
      level: 'secret' as const,
      resource: secretName,
    })),
    {
      purpose: 'The service signs addresses of audio files, without a key',
      member: runtime,
      role: 'roles/iam.serviceAccountTokenCreator',
      level: 'account',
      resource: runtimeEmail,
    },
    {
      purpose: 'Builds write their log',
      member: build,
      role: 'roles/logging.logWriter',
      level: 'project',
      resource: projectId,
    },
    {
      purpose: 'Builds read the source that is submitted by hand',
      member: build,
      role: 'roles/storage.objectViewer',
      level: 'bucket',
      resource: sourceBucket(projectId),
    },
    {
      purpose: 'Builds push images',
      member: build,
      role: 'roles/artifactregistry.writer',
      level: 'repository',
      resource: repository,
    },
    {
      purpose: 'Builds deploy the service',
      member: build,
      role: 'roles/run.developer',
      level: 'service',
      resource: service,
    },
    {
      purpose: 'Builds ask a new revision how it is',
      member: build,
      role: 'roles/run.invoker',
      level: 'service',
      resource: service,
    },
    {
      purpose: 'Builds deploy revisions that run as the service',
      member: build,
      role: 'roles/iam.serviceAccountUser',
      level: 'account',
      resource: runtimeEmail,
    },
    {
      purpose: 'Tests of pull requests write their log, and may do nothing else',
      member: `serviceAccount:${accountEmail(deployment.testAccount, projectId)}`,
      role: 'roles/logging.logWriter',
      level: 'project',
      resource: projectId,
    },
    {
      purpose: 'Everybody may open the page',
      member: 'allUsers',
      role: 'roles/run.invoker',
      level: 'service',
      resource: service,
    },
  ];
}

/** {@link bindings} as steps; granting what is granted changes nothing. */
export function bindingSteps(deployment: Deployment, rows = ENVIRONMENT_ROWS): SetupStep[] {
  return bindings(deployment, rows).map((binding) => ({
    title: `${binding.purpose} (${binding.role})`,
    check: null,
    create: [command(binding, deployment)],
  }));
}

function command({ level, resource, member, role }: Binding, deployment: Deployment): Command {
  const { projectId, region } = deployment;
  const grant = [`--member=${member}`, `--role=${role}`];
  const project = `--project=${projectId}`;
  const add = 'add-iam-policy-binding';
  switch (level) {
    case 'project':
      return ['gcloud', 'projects', add, resource, ...grant, '--condition=None'];
    case 'bucket':
      return ['gcloud', 'storage', 'buckets', add, resource, ...grant, project];
    case 'secret':
      return ['gcloud', 'secrets', add, resource, ...grant, project];
    case 'repository':
      return [
        'gcloud',
        'artifacts',
        'repositories',
        add,
        resource,
        `--location=${region}`,
        ...grant,
        project,
      ];
    case 'service':
      return ['gcloud', 'run', 'services', add, resource, `--region=${region}`, ...grant, project];
    case 'account':
      return ['gcloud', 'iam', 'service-accounts', add, resource, ...grant, project];
  }
}
