import { EXITS, type World } from '@elevendops/manifests';
import { buildImage } from './build-image.ts';
import { chooseEngine, findEngines, type EngineName } from './engine/find-engine.ts';
import { runProgram, type RunProgram } from './engine/run-program.ts';
import { IMAGE_USAGE, parseImageFlags, type ImageFlags } from './image-flags.ts';
import { describeImage } from './describe-image.ts';
import { baseImages } from './stand-in/base-images.ts';
import { makeStandIns, standInOf } from './stand-in/make-stand-ins.ts';

/** The process that builds: its Node is put into stand-ins, its variables fill in an npmrc. */
export type Surroundings = Pick<NodeJS.Process, 'env' | 'execPath' | 'version'>;

/** Where the image is described, and how it is built. */
export const IMAGE_FOLDER = 'deploy/out/image';
const DOCKERFILE = 'deploy/Dockerfile';

/**
 * `image`: builds the image of the service, checks what is in it, and says what it is made of; or makes the
 * base images where they cannot be fetched.
 */
export function imageProgram(surroundings: Surroundings, run: RunProgram = runProgram) {
  return async (args: readonly string[], world: World): Promise<number> => {
    try {
      const flags = parseImageFlags(args);
      if (flags.isHelp) {
        world.out(IMAGE_USAGE);
        return EXITS.ok;
      }
      const { name: engine, version } = chooseEngine(await findEngines(run), flags.engine);
      world.out(`engine: ${version}`);
      const dockerfile = world.readText(DOCKERFILE) ?? '';
      const bases = baseImages(dockerfile);
      if (flags.isStandIn) {
        await makeBases(bases, { engine, run, world, surroundings });
        return EXITS.ok;
      }
      return await build(flags, { engine, run, world, surroundings, bases });
    } catch (error) {
      const { code, message, stack } = error as Error & { readonly code?: unknown };
      world.err(code === 'ERR_IMAGE' ? message : (stack ?? message));
      return EXITS.failed;
    }
  };
}

interface Scene {
  readonly engine: EngineName;
  readonly run: RunProgram;
  readonly world: World;
  readonly surroundings: Surroundings;
}

async function makeBases(bases: readonly string[], scene: Scene): Promise<void> {
  const { engine, run, world, surroundings } = scene;
  const { packageManager = '' } = JSON.parse(world.readText('package.json') ?? '{}') as {
    readonly packageManager?: string;
  };
  await makeStandIns(bases, {
    engine,
    run,
    out: world.out,
    node: { path: surroundings.execPath, version: surroundings.version },
    npmVersion: packageManager.replace(/^npm@/, ''),
  });
}

async function build(
  flags: ImageFlags,
  scene: Scene & { readonly bases: readonly string[] },
): Promise<number> {
  const { engine, run, world, surroundings, bases } = scene;
  const labels = await Promise.all(bases.map((base) => standInOf(base, { engine, run })));
  const standIns = bases.filter((_, index) => typeof labels[index] === 'string');
  for (const base of standIns) {
    world.out(`${base} is a stand-in here: good for tests, not for production`);
  }
  const revision = flags.revision ?? (await revisionOf(run));
  const secrets = await buildImage({
    engine,
    run,
    env: surroundings.env,
    dockerfile: DOCKERFILE,
    tag: flags.tag,
    revision,
    npmrc: flags.npmrc,
    isFresh: flags.isFresh,
    isOffline: standIns.length > 0,
  });
  const findings = await describeImage({
    engine,
    run,
    world,
    tag: flags.tag,
    revision,
    standIns,
    secrets,
    folder: IMAGE_FOLDER,
  });
  for (const finding of findings) {
    world.err(`${flags.tag}: ${finding}`);
  }
  return findings.length === 0 ? EXITS.ok : EXITS.failed;
}

/** The commit, with a mark when files differ from it; `local` outside of a checkout. */
async function revisionOf(run: RunProgram): Promise<string> {
  const { code, stdout } = await run('git', ['describe', '--always', '--dirty', '--abbrev=12']);
  return code === 0 ? stdout.trim() : 'local';
}
