import { ImageError } from '../image-error.ts';
import type { RunProgram } from './run-program.ts';

/** Programs that build images, in the order in which they are preferred. */
export const ENGINE_NAMES = ['docker', 'podman', 'buildah'] as const;

/** One of them. */
export type EngineName = (typeof ENGINE_NAMES)[number];

/** What a look at one of them found. */
export interface EngineFinding {
  readonly name: EngineName;
  /** What it says of itself. */
  readonly version: string;
  /** Why it cannot build; null when it can. */
  readonly problem: string | null;
}

/** Commands that all have to succeed: being installed is not enough, Docker needs its daemon and BuildKit. */
const PROBES: Readonly<Record<EngineName, readonly (readonly string[])[]>> = {
  docker: [
    ['version', '--format', 'Docker {{.Server.Version}}'],
    ['buildx', 'version'],
  ],
  podman: [['--version'], ['info', '--format', '{{.Host.OCIRuntime.Name}}']],
  buildah: [['--version'], ['info']],
};

/** What each engine can do on this machine; all are asked, so that a message can say what is wrong with each. */
export async function findEngines(run: RunProgram): Promise<readonly EngineFinding[]> {
  return Promise.all(ENGINE_NAMES.map((name) => lookAt(name, run)));
}

async function lookAt(name: EngineName, run: RunProgram): Promise<EngineFinding> {
  let version = name as string;
  for (const [index, args] of PROBES[name].entries()) {
    const { code, stdout, stderr } = await run(name, args);
    if (code !== 0) {
      const isMissing = /ENOENT/.test(stderr);
      const problem = isMissing ? 'is not installed' : firstLine(stderr, stdout);
      return { name, version, problem };
    }
    version = index === 0 ? firstLine(stdout) : version;
  }
  return { name, version, problem: null };
}

/**
 * The engine that builds: the one asked for, else the first that works.
 *
 * @throws ImageError (`ERR_IMAGE`) when there is none, with what is wrong with each and how to get one
 */
export function chooseEngine(
  findings: readonly EngineFinding[],
  wanted: EngineName | undefined,
): EngineFinding {
  const candidates = findings.filter(({ name }) => wanted === undefined || name === wanted);
  const chosen = candidates.find(({ problem }) => problem === null);
  if (chosen === undefined) {
    const tried = candidates.map(({ name, problem }) => `  ${name}: ${problem ?? 'is unknown'}`);
    throw new ImageError(
      [
        wanted === undefined
          ? 'No container engine works here, and one is needed to build the image:'
          : `${wanted} does not work here:`,
        ...tried,
        'Install one: Docker with buildx (https://docs.docker.com/engine/install/), Podman',
        '(https://podman.io/docs/installation), or, without a daemon, buildah (apt-get install buildah).',
        'Without any, Cloud Build makes the same image: gcloud builds submit --config=deploy/cloudbuild.yaml',
      ].join('\n'),
    );
  }
  return chosen;
}

function firstLine(...texts: readonly string[]): string {
  const lines = texts.flatMap((text) => text.split('\n')).map((line) => line.trim());
  return lines.find((line) => line !== '') ?? 'does not answer';
}
