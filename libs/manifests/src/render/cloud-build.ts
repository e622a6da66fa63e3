import type { cloudbuild_v1 } from '@googleapis/cloudbuild';
import type { Deployment } from '../model/deployment.ts';
import { deploymentArguments } from '../model/deployment-flags.ts';
import { accountEmail, imagePath } from '../model/names.ts';
import { renderYaml } from '../yaml/render-yaml.ts';
import { BUILD_IMAGES } from './build-images.ts';
import {
  BUILD_FOLDER,
  deployScript,
  pushScript,
  servingScript,
  testScript,
  trafficScript,
} from './build-scripts.ts';
import { generatedHeader } from './generated-header.ts';
import { imageSteps } from './image-steps.ts';
import { CANDIDATE_TAG } from './service.ts';

/** What keeps Nx quiet, on one machine, and the same each time. */
export const NX_ENVIRONMENT = ['CI=true', 'NX_DAEMON=false', 'NX_NO_CLOUD=true'];

const COMMENTS: Readonly<Record<string, string>> = {
  'steps.0': 'Which revision serves, and from which commit it was built.',
  'steps.1': 'Tests what has changed since then, or everything when that cannot be told.',
  'steps.4': 'Pushed here, because `images` are pushed only after the last step.',
  'steps.5': 'The manifest of this build: the image by its digest, traffic where it is now.',
  'steps.6': 'Waits until the revision is ready; nobody is sent to it yet.',
  'steps.7':
    'Asks the new revision at its own address; a failure ends the build, and traffic stays.',
  substitutions:
    'A trigger sets _TAG to $SHORT_SHA, which is empty when somebody submits a build by hand.',
  images:
    'Pushed at the end: `latest` is what was deployed last, and where the next build takes layers from.',
};

/** The build, test and deployment of one commit, as Cloud Build takes it. */
export function cloudBuildManifest(deployment: Deployment): cloudbuild_v1.Schema$Build {
  const { service, region, bucket, database, buildAccount } = deployment;
  const image = imagePath({ ...deployment, region: '${_REGION}', projectId: '${PROJECT_ID}' });
  const target = [`SERVICE=${service}`, 'REGION=${_REGION}'];
  const project = 'CLOUDSDK_CORE_PROJECT=${PROJECT_ID}';
  const [cache, build] = imageSteps(image, { alsoTagged: ['latest'] });
  return {
    steps: [
      {
        id: 'serving',
        name: BUILD_IMAGES.gcloud,
        env: [project, ...target],
        script: servingScript(),
      },
      { id: 'test', name: BUILD_IMAGES.node, env: NX_ENVIRONMENT, script: testScript() },
      { ...cache, waitFor: ['-'] },
      { ...build, waitFor: ['test', 'cache'] },
      {
        id: 'push',
        name: BUILD_IMAGES.docker,
        env: [`IMAGE=${image}`, 'TAG=${_TAG}'],
        script: pushScript(),
      },
      {
        id: 'manifest',
        name: BUILD_IMAGES.node,
        entrypoint: 'node',
        args: [
          'deploy/src/main.ts',
          'release',
          ...releaseArguments(deployment),
          '--commit=${_TAG}',
          `--image-file=${BUILD_FOLDER}/image`,
          `--serving=${BUILD_FOLDER}/serving.json`,
          `--output=${BUILD_FOLDER}/service.yaml`,
        ],
      },
      {
        id: 'deploy',
        name: BUILD_IMAGES.gcloud,
        env: [project, ...target],
        script: deployScript(),
      },
      {
        id: 'check',
        name: BUILD_IMAGES.node,
        entrypoint: 'node',
        args: [
          'deploy/src/main.ts',
          'check-candidate',
          `--service-json=${BUILD_FOLDER}/${CANDIDATE_TAG}.json`,
          `--revision-file=${BUILD_FOLDER}/revision`,
        ],
      },
      {
        id: 'traffic',
        name: BUILD_IMAGES.gcloud,
        env: [project, ...target],
        script: trafficScript(),
      },
    ],
    substitutions: { _REGION: region, _BUCKET: bucket, _DATABASE: database, _TAG: 'manual' },
    images: [`${image}:\${_TAG}`, `${image}:latest`],
    serviceAccount: `projects/\${PROJECT_ID}/serviceAccounts/${accountEmail(buildAccount, '${PROJECT_ID}')}`,
    options: { logging: 'CLOUD_LOGGING_ONLY', machineType: 'E2_HIGHCPU_8' },
    timeout: '3600s',
  };
}

/** {@link cloudBuildManifest} as the text of `cloudbuild.yaml`. */
export function renderCloudBuild(deployment: Deployment): string {
  return renderYaml(cloudBuildManifest(deployment), {
    header: generatedHeader('render/cloud-build'),
    comments: COMMENTS,
  });
}

/** What the build knows by itself comes from it, everything else from the deployment. */
function releaseArguments(deployment: Deployment): string[] {
  return deploymentArguments({
    ...deployment,
    projectId: '${PROJECT_ID}',
    projectNumber: '${PROJECT_NUMBER}',
    region: '${_REGION}',
    bucket: '${_BUCKET}',
    database: '${_DATABASE}',
  }).filter((argument) => !argument.startsWith('--image='));
}
