import { renderCommand, renderService } from '@elevendops/manifests';
import { gcloudLinter } from '@elevendops/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { completeProject } from './__fixtures__/complete-project.ts';
import { emptyProject } from './__fixtures__/fake-project.ts';
import { CLINIC, requestFor, rolloutIn } from './__fixtures__/rollout-in.ts';
import { basics } from './basics.ts';

const FAULTS: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'builds submit': 'BILLING_DISABLED: no' },
  { 'run services replace': 'PERMISSION_DENIED: no' },
  { 'run services update-traffic': 'You do not currently have an active account selected.' },
];

const lint = await gcloudLinter(renderService(CLINIC));

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

describe.skipIf(lint === null)('gcloud', () => {
  it('takes all of them', async () => {
    expect(await lint?.(commands)).toEqual([]);
  }, 600_000);
});
