import { readFile } from 'node:fs/promises';
import type { RunProgram } from './engine/run-program.ts';
import { ImageError } from './image-error.ts';
import type { NpmSettings } from './npm-settings.ts';

/**
 * What npm is told on this machine: by its configuration, or by one file alone.
 *
 * @throws ImageError (`ERR_IMAGE`) when npm does not say, or the file cannot be read
 */
export async function readNpmSettings(
  run: RunProgram,
  file: string | undefined,
): Promise<NpmSettings> {
  const source = file === undefined ? [] : [`--userconfig=${file}`, '--globalconfig=/dev/null'];
  const { code, stdout, stderr } = await run('npm', ['config', 'list', '--json', ...source]);
  if (code !== 0) {
    throw new ImageError(`npm does not say how it is set up: ${stderr.trim()}`);
  }
  const { registry, cafile, userconfig } = JSON.parse(stdout) as Readonly<
    Record<string, string | null | undefined>
  >;
  return {
    npmrc: await textOf(file ?? userconfig ?? '', file !== undefined),
    registry: registry ?? '',
    cafile: cafile ?? null,
  };
}

async function textOf(path: string, isAskedFor: boolean): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isAskedFor) {
      throw new ImageError(`${path} cannot be read: ${(error as Error).message}`, { cause: error });
    }
    return null;
  }
}
