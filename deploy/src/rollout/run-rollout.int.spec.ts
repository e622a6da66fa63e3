import { execFile } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { promisify } from 'node:util';
import { renderCommand, UsageError } from '@elevendops/manifests';
import { startServer, type TestServer } from '@elevendops/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesBelow } from '../files-below.ts';
import { completeProject } from './__fixtures__/complete-project.ts';
import { emptyProject } from './__fixtures__/fake-project.ts';
import { gcloudOnPath, type GcloudOnPath } from './__fixtures__/gcloud-on-path.ts';
import { KEY, requestFor, ROOT } from './__fixtures__/rollout-in.ts';
import { runRollout } from './run-rollout.ts';

const run = promisify(execFile);
const PROJECT = '--project-id=clinic-project';
const KEYS = { ELEVENLABS_API_KEY: KEY, GOOGLE_API_KEY: KEY, LANGSMITH_API_KEY: KEY };
/** What the new revision answers, and what it calls itself. */
const WELL = { status: 200, revision: (): string | undefined => gcloud.read().revisions.at(-1) };

let gcloud: GcloudOnPath;
let server: TestServer;
let candidate: { status: number; revision: () => string | undefined };
beforeEach(async () => {
  candidate = { ...WELL };
  server = await startServer((_request, reply) => {
    reply.writeHead(candidate.status).end(JSON.stringify({ revision: candidate.revision() }));
  });
  gcloud = await gcloudOnPath({ ...emptyProject('clinic-project'), candidateUrl: server.url });
});
afterEach(async () => {
  await server.close();
  await gcloud.folder.remove();
});

/** Runs `deploy` as the command line does, but without a person. */
async function deploy(
  args: readonly string[],
  {
    env = {},
    typed,
  }: { readonly env?: Readonly<Record<string, string>>; readonly typed?: string } = {},
): Promise<{ code: number; out: string; all: string }> {
  const out: string[] = [];
  const all: string[] = [];
  const input = new PassThrough();
  const output = new PassThrough();
  const typing = typed?.split('\n') ?? [];
  output.on('data', (chunk: Buffer) => {
    const text = chunk.toString();
    all.push(text);
    if (/[\]:] $/.test(text)) {
      input.write(`${typing.shift() ?? ''}\n`);
    }
  });
  const code = await runRollout(
    args,
    {
      ...filesBelow(gcloud.folder.path),
      out: (line) => void (out.push(line), all.push(`${line}\n`)),
      err: (line) => void all.push(`${line}\n`),
      fetch,
      sleep: () => Promise.resolve(),
    },
    {
      env: { ...gcloud.env, ...env },
      cwd: gcloud.folder.path,
      now: () => new Date('2026-11-23T16:02:12.345Z'),
      terminal: { input, output, isInteractive: typed !== undefined },
      isInterrupted: () => false,
      tries: 3,
    },
  );
  return { code, out: out.join('\n'), all: all.join('') };
}

/** What gcloud was called with, whatever the order of looks. */
async function calls(): Promise<readonly string[]> {
  return (await gcloud.calls()).map(renderCommand).toSorted();
}

/** The gcloud commands that a dry run prints. */
function printed(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^printf .* \| (?=gcloud )/, ''))
    .filter((line) => line.startsWith('gcloud '))
    .toSorted();
}

describe('runRollout, with a gcloud on the PATH', () => {
  it('does in an empty project what the dry run printed, and then serves', async () => {
    gcloud.change({ account: null });
    const dry = await deploy([PROJECT, '--dry-run']);
    expect(dry.code).toBe(0);
    expect(await calls()).toEqual([
      `gcloud auth list --filter=status:ACTIVE --format='value(account)'`,
      'gcloud version --format=json',
    ]);
    gcloud.change({ account: 'ada@example.com' });
    const before = await calls();

    const { code, out, all } = await deploy([PROJECT, '--yes'], { env: KEYS });
    expect(code, all).toBe(0);
    expect(out.split('\n')).toEqual([
      'elevendops-00002-abc serves.',
      'https://elevendops-424242.asia-east1.run.app',
      '',
      'To roll back:',
      '  gcloud run services update-traffic elevendops --region=asia-east1 --project=clinic-project --to-revisions=elevendops-00001-abc=100 --quiet',
    ]);
    const called = [...(await calls())];
    for (const command of before) {
      called.splice(called.indexOf(command), 1);
    }
    expect(called).toEqual(
      printed(dry.out).map((line) => line.replace('NEW_REVISION', 'elevendops-00002-abc')),
    );
    expect(called.join('\n') + all).not.toContain(KEY);

    candidate.status = 503;
    const again = await deploy([PROJECT]);
    expect(again.code).toBe(15);
    expect(again.all).toContain('3 of 3: /api/health answers 503');
    expect(again.all).toContain('Traffic stayed where it was: elevendops-00002-abc 100 %.');
    const since = (await gcloud.calls()).slice(called.length + before.length).map(renderCommand);
    expect(
      since.filter((call) => / (?:create|enable|add|add-\S+|update|deploy) /.test(call)),
    ).toEqual([]);
    expect(since.filter((call) => call.includes('update-traffic'))).toEqual([]);
  }, 240_000);

  it('does not move traffic to a revision that is not the new one', async () => {
    const { project } = await completeProject(requestFor());
    gcloud.change({ ...project, candidateUrl: server.url });
    candidate.revision = () => 'elevendops-00002-abc';
    const { code, all } = await deploy([PROJECT, '--skip-setup']);
    expect(code, all).toBe(15);
    expect(all).toContain('is answered by elevendops-00002-abc instead of elevendops-00003-abc');
    expect(gcloud.read().traffic[0]).toEqual({ revision: 'elevendops-00002-abc', percent: 100 });
  }, 240_000);

  it('says what to install where there is no gcloud', async () => {
    const { code, all } = await deploy([PROJECT], { env: { PATH: '/nowhere' } });
    expect(code).toBe(10);
    expect(all).toContain('- gcloud: there is no program "gcloud" here');
    expect(all).toContain('https://sdk.cloud.google.com');
  });

  it('says how to log in', async () => {
    gcloud.change({ account: null });
    const { code, all } = await deploy([PROJECT]);
    expect(code).toBe(10);
    expect(all).toContain('- An account that is logged in\n      gcloud auth login');
  });

  it('makes nothing without a person or --yes, and says what it would make', async () => {
    const { code, all } = await deploy([PROJECT]);
    expect(code).toBe(11);
    expect(all).toContain('gcloud services enable artifactregistry.googleapis.com');
    expect(all).toContain('run this again with --yes');
    expect(gcloud.read().apis).toEqual([]);
  });

  it('makes nothing when a person says no', async () => {
    const { code, all } = await deploy([PROJECT], { typed: 'n' });
    expect(code).toBe(11);
    expect(all).toContain('Make them in clinic-project? [y/N] ');
  });

  it('asks a person for the keys that no variable has, and shows none', async () => {
    gcloud.change({ faults: { 'services enable': 'PERMISSION_DENIED: not you' } });
    const { code, all } = await deploy([PROJECT], {
      typed: 'y\nfirst key\nsecond key',
      env: { LANGSMITH_API_KEY: KEY },
    });
    expect(code).toBe(12);
    expect(all).toContain('ELEVENLABS_API_KEY: ');
    expect(all).not.toContain('first key');
    expect(all).not.toContain('second key');
    expect(all).toContain('APIs: failed: PERMISSION_DENIED: not you');
  });

  it('refuses a flag that there is not, and a value that cannot be', async () => {
    await expect(deploy(['--projectid=x'])).rejects.toThrow(UsageError);
    await expect(deploy([])).rejects.toThrow('--project-id is missing');
    await expect(deploy(['--project-id=X'])).rejects.toMatchObject({ code: 'ERR_DEPLOYMENT' });
  });

  it('is a command of main.ts, with its exit codes', async () => {
    const main = async (...args: readonly string[]) =>
      run(process.execPath, ['deploy/src/main.ts', 'deploy', ...args], {
        cwd: ROOT,
        env: { PATH: '/nowhere' },
      }).then(
        ({ stdout }) => ({ code: 0, text: stdout }),
        (error: unknown) => {
          const { code, stderr } = error as { readonly code: number; readonly stderr: string };
          return { code, text: stderr };
        },
      );
    const dry = await main(PROJECT, '--dry-run');
    expect(dry.code, dry.text).toBe(0);
    expect(dry.text).toContain('# gcloud is not there: from here on as for an empty project');
    expect(dry.text).toContain('update-traffic elevendops');
    expect(await main(PROJECT)).toMatchObject({ code: 10 });
    expect(await main('--project-id=X')).toMatchObject({
      code: 64,
      text: expect.stringContaining('projectId') as string,
    });
  }, 60_000);

  it('explains itself', async () => {
    const { code, out } = await deploy(['--help']);
    expect(code).toBe(0);
    for (const word of [
      '--project-id=',
      '--dry-run',
      '--skip-setup',
      '--local',
      '--region=',
      ' 15  ',
    ]) {
      expect(out).toContain(word);
    }
  });
});
