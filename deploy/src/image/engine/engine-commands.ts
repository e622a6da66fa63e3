import type { EngineName } from './find-engine.ts';

/** What an image is built from. */
export interface BuildOptions {
  readonly dockerfile: string;
  readonly context: string;
  readonly tags: readonly string[];
  readonly buildArguments?: Readonly<Record<string, string>>;
  /** Files that the build may read and the image does not keep, by their ids. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Builds every layer again. @default false */
  readonly isFresh?: boolean;
  /** Takes bases from this machine alone. @default false */
  readonly isOffline?: boolean;
}

/** Times in the image are those of no day, so that the same source gives the same image. */
const EPOCH = '0';

/** The arguments of `docker`, `podman` or `buildah` that build an image. */
export function buildArguments(engine: EngineName, options: BuildOptions): string[] {
  const { dockerfile, context, tags, isFresh = false, isOffline = false } = options;
  const { buildArguments: values = {}, secrets = {} } = options;
  return [
    ...HEADS[engine],
    `--file=${dockerfile}`,
    ...tags.map((tag) => `--tag=${tag}`),
    ...Object.entries(values).map(([name, value]) => `--build-arg=${name}=${value}`),
    ...Object.entries(secrets).map(([id, path]) => `--secret=id=${id},src=${path}`),
    ...(isFresh ? ['--no-cache'] : []),
    ...(isOffline && engine !== 'docker' ? ['--pull=never'] : []),
    context,
  ];
}

// Podman and buildah: steps need neither a container runtime nor a network of their own. The format of Docker
// would keep HEALTHCHECK, and with it the name of the build's container, another one each time.
const DAEMONLESS = [
  '--format=oci',
  '--isolation=chroot',
  '--network=host',
  '--layers',
  `--timestamp=${EPOCH}`,
];

const HEADS: Readonly<Record<EngineName, readonly string[]>> = {
  docker: [
    'buildx',
    'build',
    `--build-arg=SOURCE_DATE_EPOCH=${EPOCH}`,
    '--provenance=false',
    '--load',
  ],
  podman: ['build', ...DAEMONLESS],
  buildah: ['build', ...DAEMONLESS],
};

/** The arguments that write an image into a file, as `docker load` reads it. */
export function saveArguments(engine: EngineName, image: string, file: string): string[] {
  return {
    docker: ['save', `--output=${file}`, image],
    podman: ['save', '--format=docker-archive', `--output=${file}`, image],
    buildah: ['push', image, `docker-archive:${file}:${image}`],
  }[engine];
}

/** The arguments that say which labels an image has, as JSON; they fail when there is no such image. */
export function labelsArguments(engine: EngineName, image: string): string[] {
  return {
    docker: ['image', 'inspect', '--format={{json .Config.Labels}}', image],
    podman: ['image', 'inspect', '--format={{json .Config.Labels}}', image],
    buildah: ['inspect', '--type=image', '--format={{json .OCIv1.Config.Labels}}', image],
  }[engine];
}
