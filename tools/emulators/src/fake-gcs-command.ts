import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FoundEmulator } from './emulator-command.ts';
import { findProgram, type Environment } from './find-program.ts';

/** The release of fake-gcs-server that is installed when there is none. */
export const FAKE_GCS_MODULE = 'github.com/fsouza/fake-gcs-server@v1.56.1';

const run = promisify(execFile);
const NAME = 'fake-gcs-server';
const BUILD_TIMEOUT_MS = 10 * 60_000;

/** Finds fake-gcs-server: in PATH, among what Go installed, or where this package keeps its own. */
export async function findFakeGcs(env: Environment): Promise<FoundEmulator> {
  const go = await findProgram('go', env);
  const program = await findProgram(NAME, env, [cacheFolder(env), ...(await goFolders(go))]);
  if (program !== null) {
    return { command: { program, args: [] }, reason: null };
  }
  const remedy =
    go === null
      ? `put it in PATH, or install Go`
      : `run "npm run install-fake-gcs -w @elevendops/emulators" once; it takes a few minutes`;
  return { command: null, reason: `fake-gcs-server is not installed: ${remedy}` };
}

/**
 * Builds fake-gcs-server into the cache folder, unless there is one.
 * @throws Error saying what is missing
 */
export async function installFakeGcs(env: Environment): Promise<FoundEmulator> {
  const found = await findFakeGcs(env);
  if (found.command !== null) {
    return found;
  }
  const go = await findProgram('go', env);
  if (go === null) {
    throw new Error(found.reason);
  }
  const folder = cacheFolder(env);
  await mkdir(folder, { recursive: true });
  await run(go, ['install', FAKE_GCS_MODULE], {
    env: { ...env, GOBIN: folder },
    timeout: BUILD_TIMEOUT_MS,
  });
  return findFakeGcs(env);
}

function cacheFolder(env: Environment): string {
  return join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'elevendops', 'bin');
}

async function goFolders(go: string | null): Promise<string[]> {
  if (go === null) {
    return [];
  }
  const asked = await run(go, ['env', 'GOBIN', 'GOPATH']).catch(() => ({ stdout: '' }));
  const [gobin = '', gopath = ''] = asked.stdout.split('\n');
  return [gobin, gopath === '' ? '' : join(gopath, 'bin')].filter((folder) => folder !== '');
}
