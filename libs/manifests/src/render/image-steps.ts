import type { cloudbuild_v1 } from '@googleapis/cloudbuild';
import { BUILD_IMAGES } from './build-images.ts';
import { cacheScript } from './build-scripts.ts';

/**
 * The steps of Cloud Build that make the image as `image:${_TAG}`: `cache` fetches the layers of the last
 * one, `build` builds.
 */
export function imageSteps(
  image: string,
  { alsoTagged = [] }: { readonly alsoTagged?: readonly string[] } = {},
): readonly [cloudbuild_v1.Schema$BuildStep, cloudbuild_v1.Schema$BuildStep] {
  return [
    { id: 'cache', name: BUILD_IMAGES.docker, env: [`IMAGE=${image}`], script: cacheScript() },
    {
      id: 'build',
      name: BUILD_IMAGES.docker,
      env: ['DOCKER_BUILDKIT=1'],
      args: [
        'build',
        '--file=deploy/Dockerfile',
        '--build-arg=BUILDKIT_INLINE_CACHE=1',
        '--build-arg=BUILD_REVISION=${_TAG}',
        // The same source gives the same digest, whenever it is built.
        '--build-arg=SOURCE_DATE_EPOCH=0',
        `--cache-from=${image}:latest`,
        ...['${_TAG}', ...alsoTagged].map((tag) => `--tag=${image}:${tag}`),
        '.',
      ],
    },
  ];
}
