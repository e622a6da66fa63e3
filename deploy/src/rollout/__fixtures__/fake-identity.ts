import { made, needed, Refused, type FakeCall, type FakeCommand } from './fake-call.ts';

/** Commands about who is logged in, what the project is, and who may do what. */
export const identityCommands: Readonly<Record<string, FakeCommand>> = {
  version: {
    flags: [],
    run: ({ project }) => JSON.stringify({ 'Google Cloud SDK': project.version }, null, 2),
  },
  'auth list': { flags: ['filter'], run: ({ project }) => `${project.account ?? ''}\n` },
  'auth configure-docker': { flags: [], run: () => '' },
  'projects describe': {
    flags: [],
    run: ({ project }) =>
      JSON.stringify({ lifecycleState: 'ACTIVE', projectNumber: project.number }, null, 2),
  },
  'billing projects describe': {
    flags: [],
    run: ({ project }) => (project.billing ? 'True\n' : 'False\n'),
  },
  'services list': { flags: ['enabled'], run: ({ project }) => `${project.apis.join('\n')}\n` },
  'services enable': {
    flags: [],
    run: ({ project, words }) => {
      if (!project.billing) {
        throw new Refused(`FAILED_PRECONDITION: Billing account for project '42' is not found.`);
      }
      project.apis.push(...words.filter((api) => !project.apis.includes(api)));
      return '';
    },
  },
  'iam service-accounts describe': {
    api: 'iam',
    flags: [],
    run: ({ project, words }) => {
      if (!project.things.includes(`account ${words[0] ?? ''}`)) {
        throw new Refused(`NOT_FOUND: Unknown service account. This command is authenticated as …`);
      }
      return '';
    },
  },
  'iam service-accounts create': {
    api: 'iam',
    flags: ['display-name'],
    run: ({ project, words }) => {
      made(project, `account ${words[0] ?? ''}@${project.id}.iam.gserviceaccount.com`);
      return '';
    },
  },
  ...policies('projects', 'project', undefined, ['condition']),
  ...policies('iam service-accounts', 'account', 'iam'),
  ...policies('secrets', 'secret', 'secretmanager'),
  ...policies('storage buckets', 'bucket', 'storage'),
  ...policies('artifacts repositories', 'repository', 'artifactregistry', ['location']),
  ...policies('run services', 'service', 'run', ['region']),
};

/** What a policy grants on a thing. */
function policies(
  group: string,
  kind: string,
  api?: string,
  flags: readonly string[] = [],
): Record<string, FakeCommand> {
  const ofApi = api === undefined ? {} : { api };
  const resource = ({ project, words }: FakeCall): string => {
    const thing = `${kind} ${words[0] ?? ''}`;
    if (kind !== 'project') {
      needed(project, thing);
    }
    return thing;
  };
  return {
    [`${group} get-iam-policy`]: {
      ...ofApi,
      flags,
      run: (call) => {
        const thing = resource(call);
        const bindings = call.project.bindings
          .filter((binding) => binding.startsWith(`${thing} `))
          .map((binding) => binding.split(' '));
        return JSON.stringify({
          bindings: bindings.map(([, , role, member]) => ({ role, members: [member] })),
          etag: 'BwY=',
        });
      },
    },
    [`${group} add-iam-policy-binding`]: {
      ...ofApi,
      flags: [...flags, 'member', 'role'],
      run: (call) => {
        const { project, flags: given } = call;
        const { member = '', role = '' } = given;
        const account = /^serviceAccount:(.*)$/.exec(member)?.[1];
        if (account !== undefined && !project.things.includes(`account ${account}`)) {
          throw new Refused(`INVALID_ARGUMENT: Service account ${account} does not exist.`);
        }
        project.bindings.push(`${resource(call)} ${role} ${member}`);
        return '';
      },
    },
  };
}
