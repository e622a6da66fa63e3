import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '@elevendops/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { gcloudCommands, shellOf } from '../__fixtures__/gcloud-commands.ts';
import { readRoot, REPOSITORY } from '../__fixtures__/repository.ts';
import { TEMPLATE_DEPLOYMENT } from '../model/deployment.ts';
import { cloudBuildManifest } from '../render/cloud-build.ts';
import { pullRequestBuildManifest } from '../render/pull-request-build.ts';
import { renderService } from '../render/service.ts';
import { renderCommand } from './setup-step.ts';
import { setupPlan } from './setup-plan.ts';

const run = promisify(execFile);

/** Every gcloud command of ours, by where it stands. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'the set-up plan': setupPlan(TEMPLATE_DEPLOYMENT, REPOSITORY).flatMap(({ check, create }) =>
    [...(check === null ? [] : [check.command]), ...create].map(renderCommand),
  ),
  'deploy/setup.sh': gcloudCommands(readRoot('deploy/setup.sh')),
  'deploy/README.md': gcloudCommands(shellOf(readRoot('deploy/README.md'))),
  'docs/runbook.md': gcloudCommands(shellOf(readRoot('docs/runbook.md'))),
  'the steps of the builds': [cloudBuildManifest, pullRequestBuildManifest]
    .flatMap((manifest) => manifest(TEMPLATE_DEPLOYMENT).steps ?? [])
    .flatMap(({ script }) => gcloudCommands(script ?? '')),
};

const gcloud = await run('gcloud', ['--version']).then(
  () => true,
  () => false,
);
if (!gcloud) {
  process.stderr.write('SKIPPED: there is no gcloud here, so its commands are not checked\n');
}

/** The linter refuses the placeholder of a project, which is in capitals. */
function asTyped(command: string): { readonly command_string: string } {
  return { command_string: command.replaceAll('PROJECT_ID', 'my-project') };
}

/** What gcloud itself has against commands; it only reads them, and asks nobody. */
async function complaints(commands: readonly string[]): Promise<string[]> {
  const folder = await temporaryFolder();
  try {
    const file = join(folder.path, 'commands.json');
    // Without its file, gcloud takes whatever flags this one is given.
    const replaced = commands.map((command) => asTyped(command).command_string);
    for (const path of replaced.flatMap((text) => /services replace (\S+)/.exec(text)?.[1] ?? [])) {
      await mkdir(dirname(join(folder.path, path)), { recursive: true });
      await writeFile(join(folder.path, path), renderService(TEMPLATE_DEPLOYMENT));
    }
    await writeFile(file, JSON.stringify(commands.map(asTyped)));
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
    expect(results).toHaveLength(new Set(commands).size);
    return results
      .filter(({ success }) => !success)
      .map(
        (result) =>
          `${result.command_string}: ${String(result.error_message).split('\n')[0] ?? ''}`,
      );
  } finally {
    await folder.remove();
  }
}

describe('gcloudCommands', () => {
  it('finds commands among others, without what they are joined with', () => {
    const shell = [
      'if ! gcloud run services describe "$X" --format=json > a; then',
      "x=$(gcloud a b '--c=d|e') && printf x | gcloud s v add k --data-file=- 2> /dev/null | grep y",
      '# gcloud is not here',
      'gcloud a \\\n  --b',
    ].join('\n');
    expect(gcloudCommands(shell)).toEqual([
      'gcloud run services describe "$X" --format=json',
      "gcloud a b '--c=d|e'",
      'gcloud s v add k --data-file=-',
      'gcloud a --b',
    ]);
  });

  it.each(Object.entries(COMMANDS))('finds some in %s', (_place, commands) => {
    expect(commands.length).toBeGreaterThan(3);
  });
});

describe.skipIf(!gcloud)('gcloud', () => {
  const WRONG = 'gcloud run services replace a --regoin=x';
  let refused: readonly string[] = [];
  beforeAll(async () => {
    // One start of gcloud takes seconds.
    refused = await complaints([...new Set([...Object.values(COMMANDS).flat(), WRONG])]);
  }, 240_000);

  it.each(Object.entries(COMMANDS))('takes every command of %s', (_place, commands) => {
    const own = new Set(commands.map((command) => asTyped(command).command_string));
    expect(refused.filter((complaint) => own.has(complaint.split(': ')[0] ?? ''))).toEqual([]);
  });

  it('takes all of them, but not one that is wrong, so they were really read', () => {
    expect(refused).toEqual([expect.stringContaining(WRONG)]);
  });
});
