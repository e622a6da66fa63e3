import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildArguments } from './engine/engine-commands.ts';
import type { EngineName } from './engine/find-engine.ts';
import type { RunProgram } from './engine/run-program.ts';
import { ImageError } from './image-error.ts';
import { npmSettingsForBuild, secretsOf, type BuildNpmSettings } from './npm-settings.ts';
import { readNpmSettings } from './read-npm-settings.ts';

/** What is built, with what. */
export interface BuildImageOptions {
  readonly engine: EngineName;
  readonly run: RunProgram;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly dockerfile: string;
  readonly tag: string;
  readonly revision: string;
  readonly npmrc: string | undefined;
  readonly isFresh: boolean;
  readonly isOffline: boolean;
}

/**
 * Builds an image out of this folder, and shows what the engine says.
 *
 * @returns what was given to the build and must not be found in the image, by what it is
 * @throws ImageError (`ERR_IMAGE`) when the build fails
 */
export async function buildImage(options: BuildImageOptions): Promise<Record<string, string>> {
  const { engine, run, env, dockerfile, tag, revision, isFresh, isOffline } = options;
  const npm = npmSettingsForBuild(await readNpmSettings(run, options.npmrc), env);
  const folder = await mkdtemp(join(tmpdir(), 'image-'));
  try {
    const args = buildArguments(engine, {
      dockerfile,
      context: '.',
      tags: [tag],
      buildArguments: { BUILD_REVISION: revision },
      secrets: await writeSecrets(npm, folder),
      isFresh,
      isOffline,
    });
    const { code, stderr } = await run(engine, args, { isShown: true });
    if (code !== 0) {
      throw new ImageError(
        `${engine} did not build ${tag} (${String(code ?? stderr)}): see above.`,
      );
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return secretsOf(npm);
}

async function writeSecrets(
  npm: BuildNpmSettings,
  folder: string,
): Promise<Record<string, string>> {
  const npmrc = join(folder, 'npmrc');
  await writeFile(npmrc, npm.npmrc, { mode: 0o600 });
  return { npmrc, ...(npm.cafile === null ? {} : { 'npm-ca': npm.cafile }) };
}
