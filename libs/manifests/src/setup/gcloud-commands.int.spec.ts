import { gcloudLinter } from '@elevendops/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { gcloudCommands, shellOf } from '../__fixtures__/gcloud-commands.ts';
import { readRoot, REPOSITORY } from '../__fixtures__/repository.ts';
import { TEMPLATE_DEPLOYMENT } from '../model/deployment.ts';
import { cloudBuildManifest } from '../render/cloud-build.ts';
import { pullRequestBuildManifest } from '../render/pull-request-build.ts';
import { renderService } from '../render/service.ts';
import { renderCommand } from './setup-step.ts';
import { setupPlan } from './setup-plan.ts';

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

const lint = await gcloudLinter(renderService(TEMPLATE_DEPLOYMENT));

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

describe.skipIf(lint === null)('gcloud', () => {
  let refused: readonly string[] = [];
  beforeAll(async () => {
    // One start of gcloud takes seconds.
    refused = (await lint?.(Object.values(COMMANDS).flat())) ?? [];
  }, 600_000);

  it.each(Object.entries(COMMANDS))('takes every command of %s', (_place, commands) => {
    const ofPlace = (complaint: string) =>
      commands.some((command) => complaint.startsWith(`${command}: `));
    expect(refused.filter(ofPlace)).toEqual([]);
  });

  it('takes all of them', () => {
    expect(refused).toEqual([]);
  });
});
