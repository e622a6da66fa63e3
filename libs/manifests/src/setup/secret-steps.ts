import type { Deployment } from '../model/deployment.ts';
import { ENVIRONMENT_ROWS, secretVariables } from '../model/environment-values.ts';
import type { SetupStep } from './setup-step.ts';

/** The secrets, and a first version of each, which a person types. */
export function secretSteps(deployment: Deployment, rows = ENVIRONMENT_ROWS): SetupStep[] {
  const { projectId } = deployment;
  const project = `--project=${projectId}`;
  return secretVariables(deployment, rows).flatMap(({ name, secretName, version }) => [
    {
      title: `Secret ${secretName}`,
      check: { command: ['gcloud', 'secrets', 'describe', secretName, project] },
      create: [
        ['gcloud', 'secrets', 'create', secretName, '--replication-policy=automatic', project],
      ],
    },
    {
      title: `Value of ${secretName}`,
      check: {
        command: [
          'gcloud',
          'secrets',
          'versions',
          'describe',
          version,
          `--secret=${secretName}`,
          '--format=value(state)',
          project,
        ],
        prints: 'ENABLED',
      },
      create: [['gcloud', 'secrets', 'versions', 'add', secretName, '--data-file=-', project]],
      input: {
        variable: name,
        description: rows.find((row) => row.name === name)?.description ?? name,
      },
    },
  ]);
}
