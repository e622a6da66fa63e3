import { made, needed, Refused, type FakeCall, type FakeCommand } from './fake-call.ts';

const JSON_FORMAT = 'json';

/** Commands about images, documents, audio files, keys and monitoring. */
export const dataCommands: Readonly<Record<string, FakeCommand>> = {
  'artifacts repositories describe': look('repository', 'artifactregistry', ['location']),
  'artifacts repositories create': make('repository', 'artifactregistry', [
    'location',
    'repository-format',
  ]),
  'artifacts repositories set-cleanup-policies': {
    api: 'artifactregistry',
    flags: ['location', 'policy', 'no-dry-run'],
    run: (call) => {
      needed(call.project, `repository ${call.words[0] ?? ''}`);
      file(call, 'policy');
      call.project.things.push(`cleanup ${call.words[0] ?? ''}`);
      return '';
    },
  },
  'artifacts repositories list-cleanup-policies': {
    api: 'artifactregistry',
    flags: ['location'],
    run: ({ project, words }) => {
      needed(project, `repository ${words[0] ?? ''}`);
      return project.things.includes(`cleanup ${words[0] ?? ''}`) ? CLEANUP : '[]';
    },
  },
  'firestore databases describe': {
    api: 'firestore',
    flags: ['database'],
    run: ({ project, flags }) => {
      needed(project, `database ${flags['database'] ?? ''}`);
      return '';
    },
  },
  'firestore databases create': {
    api: 'firestore',
    flags: ['database', 'location', 'type', 'delete-protection', 'enable-pitr'],
    run: ({ project, flags }) => {
      made(project, `database ${flags['database'] ?? ''}`);
      return '';
    },
  },
  'firestore backups schedules list': {
    api: 'firestore',
    flags: ['database'],
    run: ({ project, flags }) => {
      needed(project, `database ${flags['database'] ?? ''}`);
      const hasSchedule = project.things.includes(`schedule ${flags['database'] ?? ''}`);
      return hasSchedule ? 'projects/x/databases/y/backupSchedules/z\n' : '';
    },
  },
  'firestore backups schedules create': {
    api: 'firestore',
    flags: ['database', 'recurrence', 'retention'],
    run: ({ project, flags }) => {
      needed(project, `database ${flags['database'] ?? ''}`);
      made(project, `schedule ${flags['database'] ?? ''}`);
      return '';
    },
  },
  'firestore indexes composite list': {
    api: 'firestore',
    flags: ['database'],
    run: ({ project, flags }) => {
      needed(project, `database ${flags['database'] ?? ''}`);
      return JSON.stringify(
        project.things.filter((thing) => thing.startsWith('index ')).map(indexOf),
      );
    },
  },
  'firestore indexes composite create': {
    api: 'firestore',
    flags: ['database', 'collection-group', 'query-scope', 'field-config', 'async'],
    run: ({ project, flags }) => {
      needed(project, `database ${flags['database'] ?? ''}`);
      const fields = (flags['field-config'] ?? '').split('\n').join(' ');
      made(project, `index ${flags['collection-group'] ?? ''} ${fields}`);
      return '';
    },
  },
  'storage buckets describe': {
    api: 'storage',
    flags: [],
    run: ({ project, words: [bucket = ''], flags }) => {
      needed(project, `bucket ${bucket}`);
      const rule = { action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: 1 } };
      const lifecycle = project.things.includes(`lifecycle ${bucket}`)
        ? { lifecycle_config: { rule: [rule] } }
        : {};
      return flags['format'] === JSON_FORMAT ? JSON.stringify({ name: bucket, ...lifecycle }) : '';
    },
  },
  'storage buckets create': make('bucket', 'storage', [
    ...['location', 'uniform-bucket-level-access', 'public-access-prevention'],
    'soft-delete-duration',
  ]),
  'storage buckets update': {
    api: 'storage',
    flags: ['lifecycle-file'],
    run: (call) => {
      needed(call.project, `bucket ${call.words[0] ?? ''}`);
      file(call, 'lifecycle-file');
      call.project.things.push(`lifecycle ${call.words[0] ?? ''}`);
      return '';
    },
  },
  'secrets describe': look('secret', 'secretmanager'),
  'secrets create': make('secret', 'secretmanager', ['replication-policy']),
  'secrets versions describe': {
    api: 'secretmanager',
    flags: ['secret'],
    run: ({ project, words: [version = ''], flags }) => {
      const start = `version ${flags['secret'] ?? ''}/`;
      const found = project.things
        .filter((thing) => thing.startsWith(version === 'latest' ? start : `${start}${version} `))
        .at(-1);
      if (found === undefined) {
        throw new Refused(`NOT_FOUND: Secret Version [${start}${version}] not found.`);
      }
      return `${found.split(' ')[2] ?? ''}\n`;
    },
  },
  'secrets versions add': {
    api: 'secretmanager',
    flags: ['data-file'],
    run: ({ project, words: [secret = ''], flags, input }) => {
      needed(project, `secret ${secret}`);
      if (flags['data-file'] !== '-' || input === '') {
        throw new Refused('INVALID_ARGUMENT: the payload is empty.');
      }
      const count = project.things.filter((thing) => thing.startsWith(`version ${secret}/`)).length;
      made(project, `version ${secret}/${String(count + 1)} ENABLED`);
      return '';
    },
  },
  'monitoring dashboards list': {
    api: 'monitoring',
    flags: ['filter'],
    run: ({ project }) => (project.things.includes('dashboard') ? 'projects/x/dashboards/y\n' : ''),
  },
  'monitoring dashboards create': {
    api: 'monitoring',
    flags: ['config-from-file'],
    run: (call) => {
      file(call, 'config-from-file');
      made(call.project, 'dashboard');
      return '';
    },
  },
  'alpha monitoring policies list': {
    api: 'monitoring',
    flags: ['filter'],
    run: ({ project, flags }) => {
      const alert = /user_labels\.alert="([^"]+)"/.exec(flags['filter'] ?? '')?.[1] ?? '';
      return project.things.includes(`alert ${alert}`) ? 'projects/x/alertPolicies/y\n' : '';
    },
  },
  'alpha monitoring policies create': {
    api: 'monitoring',
    flags: ['policy-from-file'],
    run: (call) => {
      const text = file(call, 'policy-from-file');
      const { userLabels } = JSON.parse(text) as {
        readonly userLabels: { readonly alert: string };
      };
      made(call.project, `alert ${userLabels.alert}`);
      return '';
    },
  },
};

/** As gcloud lists the policies of `artifact-cleanup.json`. */
const CLEANUP = JSON.stringify([
  { name: 'delete-old', action: { type: 'DELETE' }, condition: { olderThan: '7776000s' } },
  { name: 'keep-recent', action: { type: 'KEEP' }, mostRecentVersions: { keepCount: 20 } },
]);

function look(kind: string, api: string, flags: readonly string[] = []): FakeCommand {
  return {
    api,
    flags,
    run: ({ project, words }) => {
      needed(project, `${kind} ${words[0] ?? ''}`);
      return '';
    },
  };
}

function make(kind: string, api: string, flags: readonly string[]): FakeCommand {
  return {
    api,
    flags,
    run: ({ project, words }) => {
      made(project, `${kind} ${words[0] ?? ''}`);
      return '';
    },
  };
}

function file({ flags, readText }: FakeCall, flag: string): string {
  const text = readText(flags[flag] ?? '');
  if (text === null) {
    throw new Refused(`Unable to read file [${flags[flag] ?? ''}]: No such file or directory`);
  }
  return text;
}

/** An index as gcloud lists it, with what Firestore adds. */
function indexOf(thing: string): unknown {
  const [, group = '', ...configs] = thing.split(' ');
  const fields = configs.map((config) => {
    const parts = new Map(config.split(',').map((part) => part.split('=') as [string, string]));
    const fieldPath = parts.get('field-path');
    return parts.has('array-config')
      ? { fieldPath, arrayConfig: 'CONTAINS' }
      : { fieldPath, order: parts.get('order')?.toUpperCase() };
  });
  return {
    name: `projects/x/databases/y/collectionGroups/${group}/indexes/CICAgOi36pgK`,
    queryScope: 'COLLECTION',
    fields: [...fields, { fieldPath: '__name__', order: 'DESCENDING' }],
    state: 'READY',
  };
}
