import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '@elevendops/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTENDERS, contendersNamed } from './contenders.ts';
import type { Peers, Workload } from './contender.ts';
import { floor } from './floor.ts';
import { s6 } from './s6.ts';
import { shellScript } from './shell-script.ts';

const ABSENT: Peers = {
  debian: null,
  pm2: null,
  nginx: null,
  proxies: null,
  workspace: '/workspace/node_modules',
};

let folder: TemporaryFolder;
let workload: Workload;
beforeAll(async () => {
  folder = await temporaryFolder();
  workload = {
    node: process.execPath,
    api: "/built/it's/api.js",
    uiServer: '/built/ui.js',
    supervisor: '/built/supervisor.js',
    apiPort: 8_000,
    folder: folder.path,
  };
});
afterAll(() => folder.remove());

describe('contendersNamed', () => {
  it('gives everybody, or those named in the order of the tables, or says who there is', () => {
    expect(contendersNamed(undefined)).toBe(CONTENDERS);
    expect(contendersNamed('floor, ours').map(({ name }) => name)).toEqual(['ours', 'floor']);
    expect(() => contendersNamed('nobody')).toThrow(/nobody.*shell script/);
  });
});

describe('launch', () => {
  it('needs nothing of others for us, the floor and the script, and says so of the rest', () => {
    const present = CONTENDERS.filter((each) => each.launch(workload, ABSENT) !== null);
    expect(present.map(({ name }) => name)).toEqual([
      'ours',
      'floor',
      'shell script',
      'concurrently',
    ]);
  });

  it('runs both programs for the floor, whatever their paths are', () => {
    const { command, args } = floor.launch({ ...workload, node: 'echo' }, ABSENT) ?? expect.fail();
    const { stdout } = spawnSync(command, args, { encoding: 'utf8' });
    expect(stdout.trim().split('\n').toSorted()).toEqual([workload.api, workload.uiServer]);
  });

  it('writes a script that the shell understands', () => {
    const { command, args } = shellScript.launch(workload, ABSENT) ?? expect.fail();
    const [file = ''] = args;
    expect(spawnSync(command, ['-n', file]).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('http://localhost:8000/api/health');
  });

  it('writes run programs that start what they should', () => {
    const peers = { ...ABSENT, debian: '/unpacked' };
    const { args } = s6.launch({ ...workload, node: '/bin/echo' }, peers) ?? expect.fail();
    const { stdout } = spawnSync(join(args.at(-1) ?? '', 'api', 'run'), { encoding: 'utf8' });
    expect(stdout.trim()).toBe(workload.api);
  });
});
