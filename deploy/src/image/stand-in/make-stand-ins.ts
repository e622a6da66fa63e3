import { copyFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildArguments, labelsArguments } from '../engine/engine-commands.ts';
import type { EngineName } from '../engine/find-engine.ts';
import type { Outcome, RunProgram } from '../engine/run-program.ts';
import { ImageError } from '../image-error.ts';
import {
  debianArguments,
  parseNodeBase,
  STAND_IN_LABEL,
  standInDockerfile,
  type NodeBase,
} from './base-images.ts';

/** What stand-ins are made with. */
export interface StandInOptions {
  readonly engine: EngineName;
  readonly run: RunProgram;
  readonly out: (line: string) => void;
  /** The Node that is put in, and its version, as `v26.10.0`. */
  readonly node: { readonly path: string; readonly version: string };
  readonly npmVersion: string;
}

/**
 * Makes the base images of a Dockerfile where no registry can be reached, under their real names: a small
 * Debian from its mirror, the Node that runs this program, and npm from the registry of npm. They are for
 * tests and for networks without a registry of images; what the real ones hold besides is not in them.
 *
 * @throws ImageError (`ERR_IMAGE`) when one cannot be made, or would take the place of a real one
 */
export async function makeStandIns(
  images: readonly string[],
  options: StandInOptions,
): Promise<void> {
  for (const image of images) {
    const base = parseNodeBase(image);
    if (base === null) {
      throw new ImageError(
        `${image} cannot be stood in for: only node:VERSION-DEBIAN can, such as node:26.10.0-bookworm.`,
      );
    }
    await makeStandIn(base, options);
  }
}

/** What an image stands in for, by its label; null for a real one, undefined when there is no such image. */
export async function standInOf(
  image: string,
  { engine, run }: Pick<StandInOptions, 'engine' | 'run'>,
): Promise<string | null | undefined> {
  const { code, stdout } = await run(engine, labelsArguments(engine, qualified(image)));
  if (code !== 0) {
    return undefined;
  }
  const labels = JSON.parse(stdout) as Readonly<Record<string, string>> | null;
  return labels?.[STAND_IN_LABEL] ?? null;
}

async function makeStandIn(base: NodeBase, options: StandInOptions): Promise<void> {
  const { image, nodeVersion, debian } = base;
  const { engine, run, out, node, npmVersion } = options;
  if (node.version !== `v${nodeVersion}`) {
    throw new ImageError(
      `${image} needs Node ${nodeVersion}, but this is ${node.version}. Run it by npm, which has the right one: ` +
        'npm run image -- --stand-in-bases',
    );
  }
  const existing = await standInOf(image, options);
  if (existing === null) {
    throw new ImageError(
      `${image} is on this machine already, and is no stand-in: it is not replaced. Build without --stand-in-bases.`,
    );
  }
  if (existing !== undefined) {
    out(`${image}: its stand-in is here already`);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'stand-in-'));
  try {
    out(`${image}: a Debian ${debian} …`);
    expectDone(
      await run('mmdebstrap', debianArguments(debian, join(folder, 'debian.tar'))),
      'mmdebstrap (apt-get install mmdebstrap)',
    );
    const packed = await run('npm', ['pack', '--silent', `npm@${npmVersion}`], { cwd: folder });
    expectDone(packed, 'npm pack');
    await rename(join(folder, packed.stdout.trim()), join(folder, 'npm.tgz'));
    await copyFile(node.path, join(folder, 'node'));
    await writeFile(join(folder, 'Dockerfile'), standInDockerfile(image));
    out(`${image}: with Node ${nodeVersion} and npm ${npmVersion} …`);
    const build = buildArguments(engine, {
      dockerfile: join(folder, 'Dockerfile'),
      context: folder,
      tags: [qualified(image)],
    });
    expectDone(await run(engine, build), engine);
    out(`${image}: a stand-in, labelled ${STAND_IN_LABEL}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function expectDone({ code, stdout, stderr }: Outcome, program: string): void {
  if (code !== 0) {
    const words = `${stderr}\n${stdout}`.trim().split('\n').slice(-8).join('\n');
    throw new ImageError(`${program} failed (${String(code ?? 'not started')}):\n${words}`);
  }
}

/** The name with the registry that engines think of first. */
function qualified(image: string): string {
  return image.includes('/') ? image : `docker.io/library/${image}`;
}
