import type { Deployment } from '../model/deployment.ts';
import { accountEmail } from '../model/names.ts';
import type { SetupStep } from './setup-step.ts';

/** The accounts that the service runs as, that builds and deploys it, and that tests pull requests. */
export function accountSteps(deployment: Deployment): SetupStep[] {
  const { projectId, runtimeAccount, buildAccount, testAccount } = deployment;
  return (
    [
      [runtimeAccount, 'ElevenDops Service Account'],
      [buildAccount, 'ElevenDops Build Account'],
      [testAccount, 'ElevenDops Test Account'],
    ] as const
  ).map(([account, name]) => ({
    title: `Service account ${account}`,
    check: {
      command: [
        'gcloud',
        'iam',
        'service-accounts',
        'describe',
        accountEmail(account, projectId),
        `--project=${projectId}`,
      ],
    },
    create: [
      [
        'gcloud',
        'iam',
        'service-accounts',
        'create',
        account,
        `--display-name=${name}`,
        `--project=${projectId}`,
      ],
    ],
  }));
}
