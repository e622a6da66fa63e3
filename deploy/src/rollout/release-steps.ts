import { imagePath, type Command, type Deployment, type TrafficShare } from '@elevendops/manifests';
import type { Step } from './step.ts';

/** Ids of the steps of a release, in their order. */
export const RELEASE = {
  consent: 'ask: consent',
  files: 'write: files',
  build: 'build: image',
  registry: 'build: registry',
  push: 'build: push',
  digest: 'look: digest',
  serving: 'look: serving',
  manifest: 'write: manifest',
  replace: 'release: replace',
  candidate: 'look: candidate',
  health: 'ask: candidate',
  traffic: 'release: traffic',
  after: 'look: afterwards',
} as const;

/** Where the manifest of a release is written, in the folder of the project. */
export const RELEASE_FILE = 'release.yaml';

/** How the image is made that has this tag: by Cloud Build, or by a program of this machine. */
export function buildSteps(
  deployment: Deployment,
  tag: string,
  { folder, engine }: { readonly folder: string; readonly engine: string | null },
): readonly Step[] {
  const { projectId, region } = deployment;
  const image = `${imagePath(deployment)}:${tag}`;
  if (engine === null) {
    return [
      change(RELEASE.build, 'Image, by Cloud Build', [
        ...['gcloud', 'builds', 'submit', '.', `--config=${folder}/cloudbuild.image.yaml`],
        ...[`--substitutions=_TAG=${tag}`, `--project=${projectId}`],
      ]),
    ];
  }
  return [
    change(RELEASE.build, `Image, by ${engine}`, [
      ...['npm', 'run', 'image', '--', `--tag=${image}`, `--revision=${tag}`, `--engine=${engine}`],
    ]),
    change(RELEASE.registry, 'Access to the registry', [
      ...['gcloud', 'auth', 'configure-docker', `${region}-docker.pkg.dev`, '--quiet'],
    ]),
    change(RELEASE.push, 'Push', [engine, 'push', image]),
  ];
}

/** What the image of a tag is. */
export function digestLook(deployment: Deployment, tag: string): Step {
  return look(RELEASE.digest, 'Digest of the image', [
    ...['gcloud', 'artifacts', 'docker', 'images', 'describe', `${imagePath(deployment)}:${tag}`],
    ...['--format=value(image_summary.digest)', `--project=${deployment.projectId}`],
  ]);
}

/** What gcloud says of the service: before, with the candidate, or after something failed. */
export function serviceLook(
  id: typeof RELEASE.serving | typeof RELEASE.candidate | typeof RELEASE.after,
  { service, region, projectId }: Deployment,
): Step {
  const titles = {
    [RELEASE.serving]: 'Who serves now',
    [RELEASE.candidate]: 'The new revision',
    [RELEASE.after]: 'Who serves after all',
  } as const;
  return look(id, titles[id], [
    ...['gcloud', 'run', 'services', 'describe', service, `--region=${region}`],
    ...[`--project=${projectId}`, '--format=json'],
  ]);
}

/** Makes the new revision, and waits until Cloud Run has started it. */
export function replaceStep({ region, projectId }: Deployment, folder: string): Step {
  return change(RELEASE.replace, 'New revision, without traffic', [
    ...['gcloud', 'run', 'services', 'replace', `${folder}/${RELEASE_FILE}`],
    ...[`--region=${region}`, `--project=${projectId}`, '--quiet'],
  ]);
}

/** Sends everybody to the new revision. */
export function trafficStep(deployment: Deployment, revision: string): Step {
  return change(
    RELEASE.traffic,
    'Traffic',
    trafficCommand(deployment, [{ revision, percent: 100 }]),
  );
}

/** The command that divides the requests so. */
export function trafficCommand(
  { service, region, projectId }: Deployment,
  shares: readonly TrafficShare[],
): Command {
  const targets = shares.map(({ revision, percent }) => `${revision}=${String(percent)}`);
  return [
    ...['gcloud', 'run', 'services', 'update-traffic', service, `--region=${region}`],
    ...[`--project=${projectId}`, `--to-revisions=${targets.join(',')}`, '--quiet'],
  ];
}

function look(id: string, title: string, command: Command): Step {
  return { id, title, command, effect: 'look' };
}

function change(id: string, title: string, command: Command): Step {
  return { id, title, command, effect: 'change' };
}
