import { CANDIDATE_TAG } from './service.ts';

/** Where the steps of a build leave things for later steps: ignored by Git, and not sent to Docker. */
export const BUILD_FOLDER = '.nx/deploy';

/** What a change has to pass. */
export const CHECKED_TARGETS = [
  'build',
  'test',
  'typecheck',
  'lint',
  'format',
  'check',
  'manifests-check',
] as const;

const BASH = ['#!/usr/bin/env bash', 'set -euo pipefail'];
const TARGETS = CHECKED_TARGETS.join(' ');
const NX = './node_modules/.bin/nx';

/** Writes what serves now; fails when the project was not set up. */
export function servingScript(): string {
  return script([
    `mkdir -p ${BUILD_FOLDER}`,
    'if ! gcloud run services describe "$SERVICE" --region="$REGION" --format=json' +
      ` > ${BUILD_FOLDER}/serving.json; then`,
    '  echo "There is no service $SERVICE in $REGION: run deploy/setup.sh first." >&2',
    '  exit 1',
    'fi',
  ]);
}

/** Tests what changed since the revision that serves; everything when that cannot be told. */
export function testScript(): string {
  return script([
    'npm ci --no-audit --no-fund',
    `base=$(node deploy/src/main.ts serving-commit --serving=${BUILD_FOLDER}/serving.json)`,
    '# A trigger fetches one commit; a build by hand has no history at all.',
    'if [ -d .git ]; then git fetch --quiet --unshallow || true; fi',
    'if [ -n "$base" ] && git cat-file -e "$base^{commit}" 2> /dev/null; then',
    `  ${NX} affected -t ${TARGETS} --base="$base" --head=HEAD --output-style=static`,
    'else',
    `  ${NX} run-many -t ${TARGETS} --output-style=static`,
    'fi',
  ]);
}

/** Tests what a pull request changes. */
export function pullRequestScript(): string {
  return script([
    'npm ci --no-audit --no-fund',
    'base=$(git merge-base FETCH_HEAD HEAD)',
    `${NX} affected -t ${TARGETS} --base="$base" --head=HEAD --output-style=static`,
    `${NX} sync:check`,
  ]);
}

/** Fetches the image that was deployed last, whose layers need not be built again. */
export function cacheScript(): string {
  return script([
    'docker pull --quiet "$IMAGE:latest" || echo "No earlier image: every layer is built."',
  ]);
}

/** Pushes the image, and writes its name with the digest. */
export function pushScript(): string {
  return script([
    'docker push --quiet "$IMAGE:$TAG"',
    `docker inspect --format='{{index .RepoDigests 0}}' "$IMAGE:$TAG" > ${BUILD_FOLDER}/image`,
    `cat ${BUILD_FOLDER}/image`,
  ]);
}

/** Makes a revision that gets no traffic yet, and waits until it is ready. */
export function deployScript(): string {
  return script([
    `gcloud run services replace ${BUILD_FOLDER}/service.yaml --region="$REGION" --quiet`,
    'gcloud run services describe "$SERVICE" --region="$REGION" --format=json' +
      ` > ${BUILD_FOLDER}/${CANDIDATE_TAG}.json`,
  ]);
}

/** Moves all traffic to the revision that was checked. */
export function trafficScript(): string {
  return script([
    `revision=$(cat ${BUILD_FOLDER}/revision)`,
    'gcloud run services update-traffic "$SERVICE" --region="$REGION" --to-revisions="$revision=100" --quiet',
  ]);
}

function script(lines: readonly string[]): string {
  return `${[...BASH, ...lines].join('\n')}\n`;
}
