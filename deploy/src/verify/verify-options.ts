import { parseArgs } from 'node:util';
import type { EngineChoice } from './runtime/find-engine.ts';
import { VerifyError } from './verify-error.ts';

/** What the command line asks for. */
export interface VerifyOptions extends EngineChoice {
  /** Null for the built tree. */
  readonly image: string | null;
  readonly service: string;
  /** Parts of names of checks; none means all. */
  readonly only: readonly string[];
}

/** How the command is called. */
export const VERIFY_USAGE =
  'usage: node deploy/src/main.ts verify [--built | --image=NAME] [--service=deploy/service.yaml] ' +
  '[--only=NAME,…] [--engine=podman|docker] [--engine-args="…"] [--run-args="…"]';

/** Reads the flags. @throws VerifyError (`ERR_VERIFY`) for those that are not known or contradict each other */
export function parseVerifyOptions(args: readonly string[]): VerifyOptions {
  const { image, built = false, service, only, engine, ...rest } = read(args);
  if (image !== undefined && built) {
    throw new VerifyError(`--image and --built exclude each other. ${VERIFY_USAGE}`);
  }
  if (image === '') {
    throw new VerifyError(`--image is empty. ${VERIFY_USAGE}`);
  }
  return {
    image: image ?? null,
    service: service ?? 'deploy/service.yaml',
    only: words(only, /,/) ?? [],
    engine,
    engineArgs: words(rest['engine-args'], /\s+/),
    runArgs: words(rest['run-args'], /\s+/),
  };
}

function read(args: readonly string[]) {
  const string = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...{ image: string, service: string, only: string, engine: string },
        ...{ 'engine-args': string, 'run-args': string },
        built: { type: 'boolean' },
      },
    });
    return values;
  } catch (error) {
    throw new VerifyError(`${(error as Error).message} ${VERIFY_USAGE}`, { cause: error });
  }
}

function words(text: string | undefined, separator: RegExp): string[] | undefined {
  return text
    ?.split(separator)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
