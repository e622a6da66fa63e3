import {
  renderCommand,
  type Command,
  type ManifestFiles,
  type SetupStep,
} from '@elevendops/manifests';
import { hasBinding } from './read-policy.ts';
import { hasIndex } from './read-indexes.ts';
import { hasCleanupPolicies, hasLifecycle } from './read-settings.ts';
import type { Step } from './step.ts';
import { judgedBy, missing, type Judge } from './verdict.ts';

/** How to see whether a step of the set-up is done. */
export interface SetupLook {
  readonly look: Step;
  readonly judge: Judge;
  /** The API that must be on before there is an answer. */
  readonly api: string | null;
}

/** A step of the set-up, and how to see whether it is done. */
export interface SetupItem extends SetupLook {
  readonly step: SetupStep;
}

/** APIs by the group of commands that ask them; the rest are asked of gcloud's own project. */
const APIS: Readonly<Record<string, string>> = {
  artifacts: 'artifactregistry',
  firestore: 'firestore',
  iam: 'iam',
  monitoring: 'monitoring',
  run: 'run',
  secrets: 'secretmanager',
  storage: 'storage',
};

const ADD_BINDING = 'add-iam-policy-binding';

/**
 * The look for a step of the plan: made from its own check or from its own command, so that a change of the
 * plan is a change of the look.
 */
export function lookAtSetup(step: SetupStep, files: ManifestFiles): SetupLook {
  const [command = []] = step.create;
  if (command.includes(ADD_BINDING)) {
    return look(policyOf(command), step, judgedBy(hasBinding(command)));
  }
  if (isEnabling(command)) {
    return {
      ...look(enabledApis(command), step, judgeApis(apisOf(command))),
      api: null,
    };
  }
  if (command.includes('set-cleanup-policies')) {
    const wanted = files['artifact-cleanup.json'] ?? '[]';
    return look(cleanupOf(command), step, judgedBy(hasCleanupPolicies(wanted)));
  }
  if (command.some((word) => word.startsWith('--lifecycle-file='))) {
    const wanted = files['bucket-lifecycle.json'] ?? '{}';
    return look(bucketOf(command), step, judgedBy(hasLifecycle(wanted)));
  }
  if (command.includes('composite')) {
    return look(indexesOf(step.check?.command ?? []), step, judgedBy(hasIndex(command)));
  }
  const { check } = step;
  if (check === null) {
    throw new RangeError(`No look tells whether "${step.title}" is done: give the step a check.`);
  }
  const { prints = '' } = check;
  return look(
    check.command,
    step,
    judgedBy((stdout) => stdout.includes(prints)),
  );
}

/** True for the step that turns APIs on, which others wait for. */
export function isEnabling(command: Command): boolean {
  return command.slice(1, 3).join(' ') === 'services enable';
}

/** The APIs that a command turns on. */
export function apisOf(command: Command): readonly string[] {
  return command.filter((word) => word.endsWith('.googleapis.com'));
}

/** Which of the APIs are not in the list of those that are on. */
export function apisMissing(apis: readonly string[], stdout: string): readonly string[] {
  const on = new Set(stdout.split(/\s+/));
  return apis.filter((api) => !on.has(api));
}

function look(command: Command, { title }: SetupStep, judge: Judge): SetupLook {
  const group = command.slice(1).find((word) => !['alpha', 'beta'].includes(word)) ?? '';
  const api = APIS[group];
  return {
    look: { id: `look: ${renderCommand(command)}`, title, command, effect: 'look' },
    judge,
    api: api === undefined ? null : `${api}.googleapis.com`,
  };
}

function judgeApis(apis: readonly string[]): Judge {
  const judge = judgedBy((stdout) => apisMissing(apis, stdout).length === 0);
  return (answer) => {
    const verdict = judge(answer);
    return verdict.state === 'missing'
      ? missing(`${apisMissing(apis, answer.stdout).join(', ')} off`)
      : verdict;
  };
}

function enabledApis(command: Command): Command {
  const place = command.filter((word) => word.startsWith('--project='));
  return ['gcloud', 'services', 'list', '--enabled', ...place, '--format=value(config.name)'];
}

/** One look for all bindings of a resource. */
function policyOf(command: Command): Command {
  return [
    ...command
      .filter((word) => !/^--(?:member|role|condition)=/.test(word))
      .map((word) => (word === ADD_BINDING ? 'get-iam-policy' : word)),
    '--format=json',
  ];
}

function cleanupOf(command: Command): Command {
  return [
    ...command
      .filter((word) => !word.startsWith('--policy=') && word !== '--no-dry-run')
      .map((word) => (word === 'set-cleanup-policies' ? 'list-cleanup-policies' : word)),
    '--format=json',
  ];
}

function bucketOf(command: Command): Command {
  return [
    ...command
      .filter((word) => !word.startsWith('--lifecycle-file='))
      .map((word) => (word === 'update' ? 'describe' : word)),
    '--format=json',
  ];
}

/** One look for all indexes: there are dozens, and gcloud takes its time to start. */
function indexesOf(check: Command): Command {
  return [...check.filter((word) => !/^--(?:filter|format)=/.test(word)), '--format=json'];
}
