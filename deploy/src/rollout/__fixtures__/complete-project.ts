import { renderCommand } from '@elevendops/manifests';
import type { RolloutRequest } from '../request.ts';
import type { FakeProject } from './fake-call.ts';
import { emptyProject } from './fake-project.ts';
import { rolloutIn } from './rollout-in.ts';

/** A project with everything, and which command of the set-up made what of it. */
export interface CompleteProject {
  readonly project: FakeProject;
  /** Entries of `apis`, `things` and `bindings`, by the commands that made them. */
  readonly madeBy: ReadonlyMap<string, readonly string[]>;
}

/** Sets an empty project up, and writes down what each command changed. */
export async function completeProject(request: RolloutRequest): Promise<CompleteProject> {
  const project = emptyProject(request.deployment.projectId);
  const madeBy = new Map<string, readonly string[]>();
  let last: { readonly command: string; readonly before: ReadonlySet<string> } | null = null;
  const settle = () => {
    if (last !== null) {
      const { command, before } = last;
      madeBy.set(
        command,
        [...entriesOf(project)].filter((entry) => !before.has(entry)),
      );
      last = null;
    }
  };
  const { end, lines } = await rolloutIn(project, request, {
    onPerform: ({ id, command }) => {
      settle();
      if (id.startsWith('make: ')) {
        last = { command: renderCommand(command), before: entriesOf(project) };
      }
    },
  });
  if (end.outcome !== 'released') {
    throw new Error(`The project could not be set up:\n${lines.join('\n')}`);
  }
  return { project, madeBy };
}

/** Everything that there is in a project. */
export function entriesOf({ apis, things, bindings }: FakeProject): ReadonlySet<string> {
  return new Set([...apis, ...things, ...bindings]);
}

/** A copy of a project without some entries, and without what was in them or on them. */
export function without(project: FakeProject, entries: readonly string[]): FakeProject {
  const gone = new Set(entries);
  const stays = (entry: string) => {
    if (gone.has(entry)) {
      return false;
    }
    const [kind = '', name = ''] = entry.split(' ');
    const holder = HOLDERS[kind];
    return !(holder !== undefined && gone.has(`${holder} ${name.replace(/\/\d+$/, '')}`));
  };
  const onResource = (binding: string) => {
    const [kind = '', name = '', , member = ''] = binding.split(' ');
    const account = `account ${member.replace('serviceAccount:', '')}`;
    return stays(binding) && !gone.has(`${kind} ${name}`) && !gone.has(account);
  };
  const database = [...gone].some((entry) => entry.startsWith('database '));
  return {
    ...structuredClone(project),
    apis: project.apis.filter(stays),
    things: project.things.filter(stays).filter((thing) => !(database && /^index /.test(thing))),
    bindings: project.bindings.filter(onResource),
    ...(project.things.some((thing) => /^service /.test(thing) && gone.has(thing))
      ? { traffic: [], revisions: [] }
      : {}),
  };
}

/** What a thing is lost with. */
const HOLDERS: Readonly<Record<string, string>> = {
  version: 'secret',
  cleanup: 'repository',
  lifecycle: 'bucket',
  schedule: 'database',
};
