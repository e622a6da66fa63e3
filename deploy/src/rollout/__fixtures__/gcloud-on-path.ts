import { readFileSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '@elevendops/testing';
import type { FakeProject } from './fake-call.ts';
import { ROOT } from './rollout-in.ts';

/** A folder that looks like the root of the repository, with a gcloud of its own. */
export interface GcloudOnPath {
  readonly folder: TemporaryFolder;
  /** With the stand-in, and nothing else that is called gcloud. */
  readonly env: Readonly<Record<string, string>>;
  readonly read: () => FakeProject;
  readonly change: (part: Partial<FakeProject>) => void;
  /** What gcloud was called with so far. */
  readonly calls: () => Promise<readonly (readonly string[])[]>;
}

const STAND_IN = join(import.meta.dirname, 'gcloud-stand-in.ts');
/** A few indexes stand for all: each takes a process. */
const MOST_INDEXES = 2;

/** Makes a checkout in which gcloud answers for a project that does not exist. */
export async function gcloudOnPath(project: FakeProject): Promise<GcloudOnPath> {
  const folder = await temporaryFolder();
  const bin = join(folder.path, 'bin');
  const state = join(folder.path, 'project.json');
  await mkdir(bin);
  await mkdir(join(folder.path, 'deploy'));
  await writeFile(state, JSON.stringify(project));
  await writeFile(join(folder.path, 'calls'), '');
  await writeFile(join(folder.path, 'package.json'), '{ "workspaces": [] }');
  const indexes = JSON.parse(
    await readFile(join(ROOT, 'deploy/firestore.indexes.json'), 'utf8'),
  ) as { readonly indexes: readonly unknown[] };
  await writeFile(
    join(folder.path, 'deploy/firestore.indexes.json'),
    JSON.stringify({ ...indexes, indexes: indexes.indexes.slice(0, MOST_INDEXES) }),
  );
  // A program that is started has no business with keys.
  const guard = '[ -z "$GOOGLE_API_KEY" ] || { echo "a key is in the environment" >&2; exit 99; }';
  const shim = `#!/bin/sh\n${guard}\nexec '${process.execPath}' '${STAND_IN}' '${folder.path}' "$@"\n`;
  await writeFile(join(bin, 'gcloud'), shim);
  await chmod(join(bin, 'gcloud'), 0o755);
  const read = () => JSON.parse(readFileSync(state, 'utf8')) as FakeProject;
  return {
    folder,
    env: { PATH: `${bin}:/bin`, NODE_COMPILE_CACHE: join(folder.path, 'cache') },
    read,
    change: (part) => {
      writeFileSync(state, JSON.stringify({ ...read(), ...part }));
    },
    calls: async () =>
      (await readFile(join(folder.path, 'calls'), 'utf8'))
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as readonly string[]),
  };
}
