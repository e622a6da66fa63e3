import type { Deployment } from '../model/deployment.ts';
import { accountEmail } from '../model/names.ts';
import type { SetupStep } from './setup-step.ts';

/** Google's image that says hello: what the service is until the first deployment. */
const FIRST_IMAGE = 'us-docker.pkg.dev/cloudrun/container/hello';

/** The service itself, so that rights can be granted on it alone, and the bucket that builds are sent to. */
export function serviceSteps(deployment: Deployment): SetupStep[] {
  const { projectId, region, service, runtimeAccount } = deployment;
  const place = [`--region=${region}`, `--project=${projectId}`];
  return [
    {
      title: `Cloud Run service ${service}`,
      check: { command: ['gcloud', 'run', 'services', 'describe', service, ...place] },
      create: [
        [
          'gcloud',
          'run',
          'deploy',
          service,
          ...place,
          `--image=${FIRST_IMAGE}`,
          `--service-account=${accountEmail(runtimeAccount, projectId)}`,
          '--max-instances=1',
          '--no-allow-unauthenticated',
          '--quiet',
        ],
      ],
    },
    {
      title: 'Bucket of sources for builds by hand',
      check: {
        command: [
          'gcloud',
          'storage',
          'buckets',
          'describe',
          sourceBucket(projectId),
          `--project=${projectId}`,
        ],
      },
      create: [
        [
          'gcloud',
          'storage',
          'buckets',
          'create',
          sourceBucket(projectId),
          '--location=us',
          '--uniform-bucket-level-access',
          '--public-access-prevention',
          `--project=${projectId}`,
        ],
      ],
    },
  ];
}

/** Where `gcloud builds submit` puts sources. */
export function sourceBucket(projectId: string): string {
  return `gs://${projectId}_cloudbuild`;
}
