import type { cloudbuild_v1 } from '@googleapis/cloudbuild';
import type { Deployment } from '../model/deployment.ts';
import { imagePath } from '../model/names.ts';
import { renderYaml } from '../yaml/render-yaml.ts';
import { BUILD_IMAGES } from './build-images.ts';
import { cacheScript } from './build-scripts.ts';
import { cloudBuildManifest } from './cloud-build.ts';
import { generatedHeader } from './generated-header.ts';

/** The build of the image alone, for `npm run deploy`, which does the rest itself. */
export function imageBuildManifest(deployment: Deployment): cloudbuild_v1.Schema$Build {
  const { region } = deployment;
  const image = imagePath({ ...deployment, region: '${_REGION}', projectId: '${PROJECT_ID}' });
  const { serviceAccount, options } = cloudBuildManifest(deployment);
  return {
    steps: [
      {
        id: 'cache',
        name: BUILD_IMAGES.docker,
        env: [`IMAGE=${image}`],
        script: cacheScript(),
      },
      {
        id: 'build',
        name: BUILD_IMAGES.docker,
        env: ['DOCKER_BUILDKIT=1'],
        args: [
          'build',
          '--file=deploy/Dockerfile',
          '--build-arg=BUILDKIT_INLINE_CACHE=1',
          '--build-arg=BUILD_REVISION=${_TAG}',
          '--build-arg=SOURCE_DATE_EPOCH=0',
          `--cache-from=${image}:latest`,
          `--tag=${image}:\${_TAG}`,
          '.',
        ],
      },
    ],
    substitutions: { _REGION: region, _TAG: 'manual' },
    images: [`${image}:\${_TAG}`],
    ...(serviceAccount === undefined ? {} : { serviceAccount }),
    ...(options === undefined ? {} : { options }),
    timeout: '1800s',
  };
}

/** {@link imageBuildManifest} as the text of `cloudbuild.image.yaml`. */
export function renderImageBuild(deployment: Deployment): string {
  return renderYaml(imageBuildManifest(deployment), {
    header: generatedHeader('render/image-build'),
    comments: {
      'steps.0': 'The layers of what was deployed last by a trigger need not be built again.',
      images: 'Pushed at the end. `latest` stays where it is: nothing is deployed here.',
    },
  });
}
