import { parseArgs } from 'node:util';
import { ENGINE_NAMES, type EngineName } from './engine/find-engine.ts';
import { ImageError } from './image-error.ts';

/** What `image` is asked to do. */
export interface ImageFlags {
  readonly engine: EngineName | undefined;
  readonly tag: string;
  readonly revision: string | undefined;
  /** A file with settings of npm, instead of those of this machine. */
  readonly npmrc: string | undefined;
  readonly isFresh: boolean;
  /** Makes the base images, and builds nothing else. */
  readonly isStandIn: boolean;
  readonly isHelp: boolean;
}

/** What it says when it is asked how. */
export const IMAGE_USAGE = `usage: npm run image [-- FLAGS]

Builds the image of deploy/Dockerfile, checks what is in it, and writes its bill of materials and the sizes of
its layers to deploy/out/image/.

  --tag=NAME          name of the image (elevendops:local)
  --revision=TEXT     what the image says it was built from (the commit of this checkout)
  --engine=NAME       ${ENGINE_NAMES.join(', ')}: the first that works, unless given
  --npmrc=FILE        settings of npm for the build, instead of those of this machine; none of it stays
  --no-cache          builds every layer again
  --stand-in-bases    where no registry of images can be reached: makes the base images, for tests and
                      closed networks, from a Debian mirror (mmdebstrap) and npm`;

const TAG = /^[a-z0-9][a-z0-9._/:-]*$/;

/**
 * The flags of `image`.
 *
 * @throws ImageError (`ERR_IMAGE`) for one that is unknown, or a value that cannot be
 */
export function parseImageFlags(args: readonly string[]): ImageFlags {
  const values = parse(args);
  const { engine, tag = 'elevendops:local', revision } = values;
  if (engine !== undefined && !isEngineName(engine)) {
    throw new ImageError(`--engine=${engine}: must be ${ENGINE_NAMES.join(', ')}.`);
  }
  if (!TAG.test(tag)) {
    throw new ImageError(
      `--tag=${tag}: must be a name in small letters, such as elevendops:local.`,
    );
  }
  if (revision !== undefined && !/^[\w.-]{1,128}$/.test(revision)) {
    throw new ImageError(`--revision=${revision}: must be letters, digits, ".", "_" and "-".`);
  }
  return {
    engine,
    tag,
    revision,
    npmrc: values.npmrc,
    isFresh: values['no-cache'] ?? false,
    isStandIn: values['stand-in-bases'] ?? false,
    isHelp: values.help ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        engine: { type: 'string' },
        tag: { type: 'string' },
        revision: { type: 'string' },
        npmrc: { type: 'string' },
        'no-cache': { type: 'boolean' },
        'stand-in-bases': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new ImageError(`${(error as Error).message}\n${IMAGE_USAGE}`, { cause: error });
  }
}

function isEngineName(name: string): name is EngineName {
  return (ENGINE_NAMES as readonly string[]).includes(name);
}
