import type { Deployment } from '../model/deployment.ts';
import { ENVIRONMENT_ROWS } from '../model/environment-values.ts';
import { accountSteps } from './account-steps.ts';
import { bindingSteps } from './binding-steps.ts';
import { dataSteps } from './data-steps.ts';
import type { FirestoreIndex } from './firestore-indexes.ts';
import { monitoringSteps } from './monitoring-steps.ts';
import { secretSteps } from './secret-steps.ts';
import { serviceSteps } from './service-steps.ts';
import type { SetupStep } from './setup-step.ts';

/** What the plan depends on besides the deployment. */
export interface SetupPlanOptions {
  readonly indexes: readonly FirestoreIndex[];
  /** Folder of the files that commands read, as seen from where they run. @default 'deploy' */
  readonly folder?: string;
  /** @default the table */
  readonly rows?: typeof ENVIRONMENT_ROWS;
}

/** The APIs that are used, by deployment or at run time. */
export const APIS = [
  'artifactregistry',
  'cloudbuild',
  'cloudresourcemanager',
  'firestore',
  'generativelanguage',
  'iam',
  'iamcredentials',
  'logging',
  'monitoring',
  'run',
  'secretmanager',
  'storage',
] as const;

/** Everything that a project needs before its first deployment, in the order in which it is made. */
export function setupPlan(
  deployment: Deployment,
  { indexes, folder = 'deploy', rows = ENVIRONMENT_ROWS }: SetupPlanOptions,
): readonly SetupStep[] {
  const { projectId } = deployment;
  return [
    {
      title: 'APIs',
      check: null,
      create: [
        [
          'gcloud',
          'services',
          'enable',
          ...APIS.map((api) => `${api}.googleapis.com`),
          `--project=${projectId}`,
        ],
      ],
    },
    ...accountSteps(deployment),
    ...dataSteps(deployment, indexes, folder),
    ...secretSteps(deployment, rows),
    ...serviceSteps(deployment),
    ...bindingSteps(deployment, rows),
    ...monitoringSteps(deployment, folder),
  ];
}
