import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '@elevendops/testing';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../__fixtures__/repository.ts';
import { swallowedByNx, swallowedFlags } from './swallowed-by-nx.ts';

const run = promisify(execFile);

/** The environment of a person, without that of the Nx that runs the tests. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('NX_'));
  return { ...Object.fromEntries(own), NX_DAEMON: 'false', NX_NO_CLOUD: 'true' };
}

describe('swallowedFlags', () => {
  it.each([
    [
      ['--region=x', '--project-id=a', '--project-number', '42'],
      ['--project-id=a', '--project-number=42'],
    ],
    [['--project=deploy', '--projects=a', '--bucket=b'], []],
    [['--', '--project-id=a'], []],
    [['--project-id'], ['--project-id']],
  ])('finds in %j what Nx keeps', (words, found) => {
    expect(swallowedFlags(words)).toEqual(found);
  });
});

describe('swallowedByNx', () => {
  it('finds nothing where no Nx started the process', () => {
    expect(swallowedByNx({}, process.ppid)).toEqual([]);
    const env = { NX_TASK_TARGET_PROJECT: 'no-project', NX_TASK_TARGET_TARGET: 'no-target' };
    expect(swallowedByNx(env, process.ppid)).toEqual([]);
  });

  it('has nx run deploy:manifests take every flag, those included that begin with --project', async () => {
    const folder = await temporaryFolder();
    try {
      const flags = ['--project-id=clinic-1', '--region=europe-west1', '--project-number=42'];
      const nx = join(ROOT, 'node_modules/nx/dist/bin/nx.js');
      await run(
        process.execPath,
        [nx, 'run', 'deploy:manifests', ...flags, `--output=${folder.path}`],
        { cwd: ROOT, env: ownEnvironment() },
      );
      const manifest = await readFile(join(folder.path, 'service.yaml'), 'utf8');
      expect(manifest).toContain('"https://elevendops-42.europe-west1.run.app"');
      expect(manifest).toContain('europe-west1-docker.pkg.dev/clinic-1/elevendops/app:latest');
    } finally {
      await folder.remove();
    }
  }, 120_000);
});
