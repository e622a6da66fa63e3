import type { cloudbuild_v1 } from '@googleapis/cloudbuild';
import type { Deployment } from '../model/deployment.ts';
import { imagePath } from '../model/names.ts';
import { renderYaml } from '../yaml/render-yaml.ts';
import { cloudBuildManifest } from './cloud-build.ts';
import { generatedHeader } from './generated-header.ts';
import { imageSteps } from './image-steps.ts';

/** The build of the image alone, for `npm run deploy`, which does the rest itself. */
export function imageBuildManifest(deployment: Deployment): cloudbuild_v1.Schema$Build {
  const { region } = deployment;
  const image = imagePath({ ...deployment, region: '${_REGION}', projectId: '${PROJECT_ID}' });
  const { serviceAccount, options } = cloudBuildManifest(deployment);
  return {
    steps: [...imageSteps(image)],
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
