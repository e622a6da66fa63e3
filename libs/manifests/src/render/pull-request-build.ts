import type { cloudbuild_v1 } from '@googleapis/cloudbuild';
import type { Deployment } from '../model/deployment.ts';
import { accountEmail } from '../model/names.ts';
import { renderYaml } from '../yaml/render-yaml.ts';
import { BUILD_IMAGES } from './build-images.ts';
import { pullRequestScript } from './build-scripts.ts';
import { NX_ENVIRONMENT } from './cloud-build.ts';
import { generatedHeader } from './generated-header.ts';

/** The build of a pull request: tests what it affects, and deploys nothing. */
export function pullRequestBuildManifest(deployment: Deployment): cloudbuild_v1.Schema$Build {
  const { testAccount } = deployment;
  return {
    steps: [
      { id: 'history', name: BUILD_IMAGES.git, args: ['fetch', '--unshallow'], allowFailure: true },
      { id: 'base', name: BUILD_IMAGES.git, args: ['fetch', 'origin', '${_BASE_BRANCH}'] },
      {
        id: 'test',
        name: BUILD_IMAGES.node,
        env: NX_ENVIRONMENT,
        script: pullRequestScript(),
      },
    ],
    substitutions: { _BASE_BRANCH: 'main' },
    serviceAccount: `projects/\${PROJECT_ID}/serviceAccounts/${accountEmail(testAccount, '${PROJECT_ID}')}`,
    options: { logging: 'CLOUD_LOGGING_ONLY', machineType: 'E2_HIGHCPU_8' },
    timeout: '1800s',
  };
}

/** {@link pullRequestBuildManifest} as the text of `cloudbuild.pr.yaml`. */
export function renderPullRequestBuild(deployment: Deployment): string {
  return renderYaml(pullRequestBuildManifest(deployment), {
    header: generatedHeader('render/pull-request-build'),
    comments: {
      'steps.0': 'A trigger fetches one commit. It fails, harmlessly, where all of them are there.',
      substitutions: 'A trigger for pull requests sets it to the branch that is merged into.',
    },
  });
}
