import type { Command } from '@elevendops/manifests';
import type { Answer } from '../step.ts';
import { Refused, type FakeCall, type FakeCommand, type FakeProject } from './fake-call.ts';
import { dataCommands } from './fake-data.ts';
import { identityCommands } from './fake-identity.ts';
import { releaseCommands } from './fake-release.ts';

const COMMANDS: Readonly<Record<string, FakeCommand>> = {
  ...identityCommands,
  ...dataCommands,
  ...releaseCommands,
};
/** Every command takes them. */
const GLOBAL_FLAGS = ['project', 'format', 'quiet'];

/** An empty project with billing on, that somebody is logged in to. */
export function emptyProject(id: string): FakeProject {
  return {
    ...{ id, number: '424242', version: '528.0.0', account: 'ada@example.com' },
    ...{ exists: true, billing: true, apis: [], things: [], bindings: [] },
    ...{ revisions: [], traffic: [], candidateUrl: 'https://candidate.example', faults: {} },
  };
}

/** What a gcloud has besides its command line. */
export interface GivenToGcloud extends Pick<FakeCall, 'readText' | 'readManifest'> {
  readonly input?: string;
}

/** What gcloud would answer; changes the project. */
export function answerOf(project: FakeProject, command: Command, given: GivenToGcloud): Answer {
  const args = command.slice(1);
  try {
    const { name, call } = understood(project, args, given);
    const fault = Object.entries(project.faults).find(([start]) =>
      args.join(' ').startsWith(start),
    );
    checkAccess(project, name);
    if (fault !== undefined) {
      throw new Refused(fault[1]);
    }
    return { code: 0, stdout: COMMANDS[name]?.run(call) ?? '', stderr: '' };
  } catch (error) {
    if (error instanceof Refused) {
      return { code: 1, stdout: '', stderr: `ERROR: (gcloud.x) ${error.message}\n` };
    }
    throw error;
  }
}

function understood(
  project: FakeProject,
  args: Command,
  { input = '', readText, readManifest }: GivenToGcloud,
): { readonly name: string; readonly call: FakeCall } {
  const plain = args.filter((word) => !word.startsWith('--'));
  const name = plain
    .map((_, index) => plain.slice(0, plain.length - index).join(' '))
    .find((start) => Object.hasOwn(COMMANDS, start));
  if (name === undefined) {
    throw new Refused(`Invalid choice: '${plain.join(' ')}'.`);
  }
  const flags: Record<string, string> = {};
  for (const word of args.filter((each) => each.startsWith('--'))) {
    const [flag = '', ...value] = word.slice(2).split('=');
    if (![...GLOBAL_FLAGS, ...(COMMANDS[name]?.flags ?? [])].includes(flag)) {
      throw new Refused(`unrecognized arguments: --${flag}`);
    }
    flags[flag] = [flags[flag], value.join('=')].filter((part) => part !== undefined).join('\n');
  }
  const words = plain.slice(name.split(' ').length);
  return { name, call: { project, words, flags, input, readText, readManifest } };
}

function checkAccess(project: FakeProject, name: string): void {
  if (['version', 'auth list', 'auth configure-docker'].includes(name)) {
    return;
  }
  if (project.account === null) {
    throw new Refused('You do not currently have an active account selected.');
  }
  if (!project.exists) {
    throw new Refused(
      `[${project.account}] does not have permission to access projects instance [${project.id}] (or it may not exist): The caller does not have permission.`,
    );
  }
  const api = COMMANDS[name]?.api;
  if (api !== undefined && !project.apis.includes(`${api}.googleapis.com`)) {
    throw new Refused(
      `PERMISSION_DENIED: ${api} API has not been used in project ${project.id} before or it is disabled.`,
    );
  }
}
