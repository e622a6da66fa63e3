import type { Deployment } from '../model/deployment.ts';
import { ALERTS } from '../monitoring/alerts.ts';
import { dashboardName } from '../monitoring/dashboard.ts';
import type { SetupStep } from './setup-step.ts';

/** The dashboard and the alert policies, each made once. */
export function monitoringSteps(deployment: Deployment, folder: string): SetupStep[] {
  const project = `--project=${deployment.projectId}`;
  const title = dashboardName(deployment);
  return [
    {
      title: `Dashboard ${title}`,
      check: {
        command: [
          'gcloud',
          'monitoring',
          'dashboards',
          'list',
          `--filter=displayName="${title}"`,
          '--format=value(name)',
          project,
        ],
        prints: 'dashboards/',
      },
      create: [
        [
          'gcloud',
          'monitoring',
          'dashboards',
          'create',
          `--config-from-file=${folder}/monitoring/dashboard.json`,
          project,
        ],
      ],
    },
    ...ALERTS.map(({ id, title: alert }) => ({
      title: `Alert: ${alert}`,
      check: {
        command: [
          'gcloud',
          'alpha',
          'monitoring',
          'policies',
          'list',
          `--filter=user_labels.alert="${id}" AND user_labels.service="${deployment.service}"`,
          '--format=value(name)',
          project,
        ],
        prints: 'alertPolicies/',
      },
      create: [
        [
          'gcloud',
          'alpha',
          'monitoring',
          'policies',
          'create',
          `--policy-from-file=${folder}/monitoring/alert-${id}.json`,
          project,
        ],
      ],
    })),
  ];
}
