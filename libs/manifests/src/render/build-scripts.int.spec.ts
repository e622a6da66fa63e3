import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder, type TemporaryFolder } from '@elevendops/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  BUILD_FOLDER,
  cacheScript,
  deployScript,
  pullRequestScript,
  pushScript,
  servingScript,
  testScript,
  trafficScript,
} from './build-scripts.ts';

const run = promisify(execFile);
const ENV = { SERVICE: 'elevendops', REGION: 'asia-east1', IMAGE: 'r/p/app', TAG: '3f2c1ab' };

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder.path, 'bin'));
  await mkdir(join(folder.path, 'work', BUILD_FOLDER), { recursive: true });
  await mkdir(join(folder.path, 'work/node_modules/.bin'), { recursive: true });
});
afterEach(() => folder.remove());

/** Runs a script where programs are stand-ins: shell that says what each prints and how it ends. */
async function runScript(
  text: string,
  programs: Readonly<Record<string, string>>,
): Promise<{ code: number; calls: string[]; read: (name: string) => Promise<string> }> {
  const log = join(folder.path, 'calls');
  const work = join(folder.path, 'work');
  for (const [name, answer] of Object.entries(programs)) {
    const path =
      name === 'nx' ? join(work, 'node_modules/.bin/nx') : join(folder.path, 'bin', name);
    await writeFile(path, `#!/bin/sh\necho "${name} $*" >> ${log}\n${answer}\n`);
    await chmod(path, 0o755);
  }
  const script = join(folder.path, 'script');
  await writeFile(script, text);
  await chmod(script, 0o755);
  const env = { ...ENV, PATH: `${join(folder.path, 'bin')}:/usr/bin:/bin` };
  const code = await run(script, { cwd: work, env }).then(
    () => 0,
    (error: unknown) => (error as { readonly code: number }).code,
  );
  const calls = await readFile(log, 'utf8').catch(() => '');
  return {
    code,
    calls: calls.split('\n').slice(0, -1),
    read: (name) => readFile(join(work, BUILD_FOLDER, name), 'utf8'),
  };
}

describe('servingScript', () => {
  it('keeps what gcloud says of the service', async () => {
    const { code, calls, read } = await runScript(servingScript(), { gcloud: 'echo "{}"' });
    expect(code).toBe(0);
    expect(calls).toEqual([
      'gcloud run services describe elevendops --region=asia-east1 --format=json',
    ]);
    expect(await read('serving.json')).toBe('{}\n');
  });

  it('ends the build when the project was not set up', async () => {
    expect((await runScript(servingScript(), { gcloud: 'exit 1' })).code).toBe(1);
  });
});

describe('testScript', () => {
  const programs = { npm: '', node: 'echo 3f2c1ab', git: '', nx: '' };
  const nxCall = (calls: readonly string[]) => calls.at(-1)?.split(' ').slice(0, 3).join(' ');

  it('tests what has changed since the commit that serves', async () => {
    await mkdir(join(folder.path, 'work/.git'));
    const { code, calls } = await runScript(testScript(), programs);
    expect(code).toBe(0);
    expect(calls).toContain('git cat-file -e 3f2c1ab^{commit}');
    expect(nxCall(calls)).toBe('nx affected -t');
    expect(calls.at(-1)).toContain('--base=3f2c1ab --head=HEAD');
  });

  it.each([
    ['nothing says what serves', { ...programs, node: 'echo' }],
    ['that commit is not known', { ...programs, git: '[ "$1" != cat-file ]' }],
    ['there is no history', { ...programs, git: 'exit 128' }],
  ])('tests everything when %s', async (_why, stands) => {
    const { code, calls } = await runScript(testScript(), stands);
    expect(code).toBe(0);
    expect(nxCall(calls)).toBe('nx run-many -t');
  });

  it.each(['npm', 'node', 'nx'])('ends the build when %s fails', async (name) => {
    expect((await runScript(testScript(), { ...programs, [name]: 'exit 3' })).code).toBe(3);
  });
});

describe('the other scripts', () => {
  it('go on without an earlier image', async () => {
    expect((await runScript(cacheScript(), { docker: 'exit 1' })).code).toBe(0);
  });

  it('write the digest of what was pushed', async () => {
    const { calls, read } = await runScript(pushScript(), { docker: 'echo r/p/app@sha256:12' });
    expect(calls[0]).toBe('docker push --quiet r/p/app:3f2c1ab');
    expect(await read('image')).toBe('r/p/app@sha256:12\n');
  });

  it('do not go on when the push or the deployment fails', async () => {
    expect((await runScript(pushScript(), { docker: 'exit 1' })).code).toBe(1);
    const { code, calls } = await runScript(deployScript(), { gcloud: 'exit 1' });
    expect([code, calls.length]).toEqual([1, 2]);
  });

  it('move traffic to the revision that was checked, and to no other', async () => {
    const file = join(folder.path, 'work', BUILD_FOLDER, 'revision');
    await writeFile(file, 'elevendops-00002-abc\n');
    const { calls } = await runScript(trafficScript(), { gcloud: '' });
    expect(calls).toEqual([
      'gcloud run services update-traffic elevendops --region=asia-east1 --to-revisions=elevendops-00002-abc=100 --quiet',
    ]);
  });

  it('move no traffic when no revision was checked', async () => {
    const { code, calls } = await runScript(trafficScript(), { gcloud: '' });
    expect([code, calls]).toEqual([1, []]);
  });

  it('test what a pull request changes since it left its branch', async () => {
    const { code, calls } = await runScript(pullRequestScript(), {
      npm: '',
      git: 'echo abc',
      nx: '',
    });
    expect(code).toBe(0);
    expect(calls[1]).toBe('git merge-base FETCH_HEAD HEAD');
    expect(calls[2]).toContain('nx affected -t build test');
    expect(calls[2]).toContain('--base=abc --head=HEAD');
  });
});
