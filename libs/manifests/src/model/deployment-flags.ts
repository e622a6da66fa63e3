import type { Deployment, ImageVersion } from './deployment.ts';

/** A value of a deployment as a flag of the command line. */
interface DeploymentFlag {
  readonly flag: string;
  readonly meaning: string;
  readonly read: (deployment: Deployment) => string;
}

const TEXTS = {
  'project-id': ['projectId', 'the project'],
  'project-number': ['projectNumber', 'its number, which decides the address of the service'],
  region: ['region', 'the region of everything'],
  service: ['service', 'the Cloud Run service'],
  repository: ['repository', 'the repository of Artifact Registry'],
  'image-name': ['imageName', 'the image in the repository'],
  bucket: ['bucket', 'the bucket of audio files'],
  database: ['database', 'the Firestore database'],
  'runtime-account': ['runtimeAccount', 'the account that the service runs as'],
  'build-account': ['buildAccount', 'the account that builds and deploys'],
  'test-account': ['testAccount', 'the account that tests pull requests'],
} as const satisfies Readonly<Record<string, readonly [keyof Deployment, string]>>;

const SCALING = {
  'min-instances': ['minInstances', 'how many instances there are at least'],
  'max-instances': ['maxInstances', 'how many instances there are at most'],
  concurrency: ['concurrency', 'how many requests an instance takes at a time'],
} as const satisfies Readonly<Record<string, readonly [keyof Deployment['scaling'], string]>>;

/** Every flag, in the order of the help. */
export const DEPLOYMENT_FLAGS: readonly DeploymentFlag[] = [
  ...Object.entries(TEXTS).map(([flag, [field, meaning]]) => ({
    flag,
    meaning,
    read: (deployment: Deployment) => deployment[field],
  })),
  { flag: 'image', meaning: 'a tag, or sha256: and a digest', read: imageOf },
  ...Object.entries(SCALING).map(([flag, [field, meaning]]) => ({
    flag,
    meaning,
    read: ({ scaling }: Deployment) => String(scaling[field]),
  })),
  { flag: 'cpu', meaning: 'processors: 1, 2, 4, 6 or 8', read: ({ resources }) => resources.cpu },
  { flag: 'memory', meaning: 'such as 1Gi', read: ({ resources }) => resources.memory },
  {
    flag: 'timeout-seconds',
    meaning: 'the longest request',
    read: ({ timeoutSeconds }) => String(timeoutSeconds),
  },
  {
    flag: 'secret-versions',
    meaning: 'pinned versions, such as google-api-key=3,langsmith-api-key=1',
    read: ({ secretVersions }) =>
      Object.entries(secretVersions)
        .map(([name, version]) => `${name}=${version}`)
        .join(','),
  },
];

/** A deployment as arguments that {@link deploymentValues} reads; an empty one is left out. */
export function deploymentArguments(deployment: Deployment): string[] {
  return DEPLOYMENT_FLAGS.map(({ flag, read }) => [flag, read(deployment)] as const)
    .filter(([, value]) => value !== '')
    .map(([flag, value]) => `--${flag}=${value}`);
}

/** Flags as values for `parseDeployment`, over those of `base`; what is no number stays text, to be refused there. */
export function deploymentValues(
  flags: Readonly<Record<string, string | undefined>>,
  base: Deployment,
): Readonly<Record<string, unknown>> {
  const { image, cpu, memory } = flags;
  const texts = Object.entries(TEXTS).map(([flag, [field]]) => [field, flags[flag] ?? base[field]]);
  const scaling = Object.entries(SCALING).map(([flag, [field]]) => [
    field,
    numberOr(flags[flag], base.scaling[field]),
  ]);
  const projectId = flags['project-id'];
  return {
    ...Object.fromEntries(texts),
    // Names of buckets are unique in the world.
    ...(projectId !== undefined && flags['bucket'] === undefined
      ? { bucket: `${projectId}-${base.bucket}` }
      : {}),
    imageVersion: image === undefined ? base.imageVersion : imageVersion(image),
    scaling: Object.fromEntries(scaling),
    resources: { cpu: cpu ?? base.resources.cpu, memory: memory ?? base.resources.memory },
    timeoutSeconds: numberOr(flags['timeout-seconds'], base.timeoutSeconds),
    secretVersions: {
      ...base.secretVersions,
      ...secretVersions(flags['secret-versions'] ?? ''),
    },
  };
}

function imageOf({ imageVersion: version }: Deployment): string {
  return 'digest' in version ? version.digest : version.tag;
}

function imageVersion(text: string): ImageVersion {
  return text.startsWith('sha256:') ? { digest: text } : { tag: text };
}

function numberOr(text: string | undefined, otherwise: number): unknown {
  if (text === undefined) {
    return otherwise;
  }
  return /^\d+$/.test(text) ? Number(text) : text;
}

function secretVersions(text: string): Record<string, string> {
  const pairs = text.split(',').filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...version] = pair.split('=');
      return [name, version.join('=')];
    }),
  );
}
