import { execFile } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder, type TemporaryFolder } from '@elevendops/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../__fixtures__/repository.ts';
import { TEMPLATE_DEPLOYMENT } from '../model/deployment.ts';
import { secretVariables } from '../model/environment-values.ts';
import { renderSetupScript } from './render-setup-script.ts';
import { setupPlan } from './setup-plan.ts';
import { renderCommand } from './setup-step.ts';

const run = promisify(execFile);
/** A few stand for all: each takes a process. */
const INDEXES = REPOSITORY.indexes.slice(0, 2);
const PLAN = setupPlan(
  { ...TEMPLATE_DEPLOYMENT, projectId: 'clinic-project' },
  { indexes: INDEXES },
);
const KEYS = Object.fromEntries(
  secretVariables(TEMPLATE_DEPLOYMENT).map(({ name }) => [name, `value of ${name}; $HOME 'x'`]),
);

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

/** Runs the script with a gcloud that finds everything or nothing, and tells what it was called with. */
async function runScript(
  finds: 'everything' | 'nothing',
  env: Readonly<Record<string, string>> = KEYS,
): Promise<{ calls: string[]; inputs: string; output: string }> {
  const [log, inputs] = [join(folder.path, 'calls'), join(folder.path, 'inputs')];
  const names = ['backupSchedules', 'dashboards/', 'alertPolicies/'].concat(
    INDEXES.map(({ collectionGroup }) => `collectionGroups/${collectionGroup}/indexes/`),
  );
  const gcloud = [
    '#!/usr/bin/env bash',
    `printf '%s\\n' "$*" >> ${log}`,
    `case "$*" in *--data-file=-*) cat >> ${inputs}; echo >> ${inputs};; esac`,
    'case " $* " in',
    `  *' describe '*) ${finds === 'everything' ? 'echo ENABLED' : 'exit 1'};;`,
    `  *' list '*) echo '${finds === 'everything' ? names.join(' ') : ''}';;`,
    'esac',
  ];
  await writeFile(join(folder.path, 'gcloud'), `${gcloud.join('\n')}\n`);
  await chmod(join(folder.path, 'gcloud'), 0o755);
  await writeFile(join(folder.path, 'setup.sh'), renderSetupScript(PLAN));
  const running = run('bash', [join(folder.path, 'setup.sh')], {
    env: { ...env, PATH: `${folder.path}:${process.env['PATH'] ?? ''}` },
  });
  running.child.stdin?.end();
  const { stdout } = await running;
  const text = await readFile(log, 'utf8');
  return {
    calls: text.split('\n').slice(0, -1),
    inputs: await readFile(inputs, 'utf8').catch(() => ''),
    output: stdout,
  };
}

/** Arguments as the stand-in writes them down. */
const spoken = (command: readonly string[]) => command.slice(1).join(' ');

describe('renderSetupScript', () => {
  it('makes everything in an empty project, in the order of the plan', async () => {
    const { calls } = await runScript('nothing');
    const expected = PLAN.flatMap(({ check, create }) => [
      ...(check === null ? [] : [check.command]),
      ...create,
    ]);
    expect(calls).toEqual(expected.map(spoken));
  });

  it('makes nothing again, and asks for no key, where everything is there', async () => {
    const { calls, output } = await runScript('everything', {});
    const made = PLAN.filter(({ check }) => check !== null).flatMap(({ create }) => create);
    expect(made.map(spoken).filter((call) => calls.includes(call))).toEqual([]);
    expect(output.match(/is there/g)).toHaveLength(
      PLAN.filter(({ check }) => check !== null).length,
    );
  });

  it('gives keys to Secret Manager by standard input, letter by letter, and shows them nowhere', async () => {
    const { inputs, calls, output } = await runScript('nothing');
    expect(inputs.trim().split('\n')).toEqual(Object.values(KEYS));
    expect(`${calls.join()}${output}`).not.toContain('value of');
  });

  it('stops when a key is empty, and stores nothing', async () => {
    await expect(runScript('nothing', {})).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('ELEVENLABS_API_KEY is empty') as string,
    });
  });
});

describe('setupPlan', () => {
  it('has no step that could be mistaken for another', () => {
    const commands = PLAN.flatMap(({ create }) => create.map(renderCommand));
    expect(new Set(commands).size).toBe(commands.length);
  });

  it('gives no role that may do everything, and each on the narrowest thing there is', () => {
    const granted = PLAN.flatMap(({ create }) => create)
      .map(spoken)
      .filter((call) => call.includes('add-iam-policy-binding'));
    expect(granted.length).toBeGreaterThan(10);
    expect(
      granted.filter((call) =>
        /roles\/(?:owner|editor|\w+\.admin|storage\.objectAdmin)/.test(call),
      ),
    ).toEqual([]);
    expect(
      granted
        .filter((call) => call.startsWith('projects '))
        .map((call) => /--role=(\S+)/.exec(call)?.[1]),
    ).toEqual(['roles/datastore.user', 'roles/logging.logWriter', 'roles/logging.logWriter']);
  });
});
