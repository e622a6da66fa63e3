import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { renderCommand, renderService } from '@elevendops/manifests';
import { temporaryFolder } from '@elevendops/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { completeProject } from './__fixtures__/complete-project.ts';
import { emptyProject } from './__fixtures__/fake-project.ts';
import { CLINIC, requestFor, rolloutIn } from './__fixtures__/rollout-in.ts';
import { basics } from './basics.ts';

const run = promisify(execFile);
const WRONG = 'gcloud run services replace a --regoin=x';
const FAULTS: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'builds submit': 'BILLING_DISABLED: no' },
  { 'run services replace': 'PERMISSION_DENIED: no' },
  { 'run services update-traffic': 'You do not currently have an active account selected.' },
];

const gcloud = await run('gcloud', ['--version']).then(
  () => true,
  () => false,
);
if (!gcloud) {
  process.stderr.write('SKIPPED: there is no gcloud here, so its commands are not checked\n');
}

/** Every gcloud command that a rollout runs or tells somebody to. */
async function commandsOfAll(): Promise<readonly string[]> {
  const request = requestFor();
  const { project } = await completeProject(request);
  const traces = [
    await rolloutIn(emptyProject('clinic-project'), request),
    await rolloutIn(emptyProject('clinic-project'), requestFor(undefined, { isLocal: true })),
    await rolloutIn(structuredClone(project), request, { check: () => Promise.resolve('no') }),
  ];
  for (const faults of FAULTS) {
    traces.push(await rolloutIn({ ...structuredClone(project), faults }, request));
  }
  const fixes = basics(requestFor(undefined, { isLocal: true })).flatMap((basic) => basic.fixes);
  const commands = [
    ...traces.flatMap(({ performed }) => performed.map(({ command }) => renderCommand(command))),
    ...traces.flatMap(({ lines }) =>
      lines.flatMap((line) => /\bgcloud [a-z].* .*/.exec(line) ?? []),
    ),
    ...fixes.map(({ command }) => renderCommand(command)),
  ];
  return [
    ...new Set(
      commands
        .filter((command) => /^gcloud [a-z]+ /.test(command))
        .filter((command) => !/^gcloud (?:does|answered|gives) /.test(command))
        .map((command) => command.replace(/ {3}# .*$/, '')),
    ),
  ];
}

/** What gcloud itself has against commands; it only reads them, and asks nobody. */
async function complaints(commands: readonly string[]): Promise<readonly string[]> {
  const folder = await temporaryFolder();
  try {
    const file = join(folder.path, 'commands.json');
    // Without its file, gcloud takes whatever flags this one is given.
    for (const path of commands.flatMap((text) => /services replace (\S+)/.exec(text)?.[1] ?? [])) {
      await mkdir(dirname(join(folder.path, path)), { recursive: true });
      await writeFile(join(folder.path, path), renderService(CLINIC));
    }
    await writeFile(file, JSON.stringify(commands.map((text) => ({ command_string: text }))));
    const { stdout } = await run(
      'gcloud',
      ['meta', 'lint-gcloud-commands', `--commands-file=${file}`],
      {
        env: { ...process.env, CLOUDSDK_CONFIG: folder.path, CLOUDSDK_CORE_DISABLE_PROMPTS: '1' },
        cwd: folder.path,
        maxBuffer: 2 ** 28,
      },
    );
    const results = JSON.parse(stdout) as readonly {
      readonly success: boolean;
      readonly command_string: string;
      readonly error_message: string | null;
    }[];
    expect(results).toHaveLength(commands.length);
    return results
      .filter(({ success }) => !success)
      .map(({ command_string: text, error_message: message }) => `${text}: ${message ?? ''}`);
  } finally {
    await folder.remove();
  }
}

let commands: readonly string[] = [];
beforeAll(async () => {
  commands = await commandsOfAll();
});

it('finds the commands of all phases', () => {
  const text = commands.join('\n');
  for (const part of [
    ...['auth login', 'billing projects link', 'projects create', 'components update'],
    ...['services enable', 'builds submit', 'auth configure-docker', 'services replace'],
    ...['update-traffic', 'logging read'],
  ]) {
    expect(text).toContain(part);
  }
  expect(commands.length).toBeGreaterThan(100);
});

describe.skipIf(!gcloud)('gcloud', () => {
  it('takes all of them, but not one that is wrong, so they were really read', async () => {
    expect(await complaints([...commands, WRONG])).toEqual([expect.stringContaining(WRONG)]);
  }, 240_000);
});
