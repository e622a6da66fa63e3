import type { Deployment } from '../model/deployment.ts';
import { indexArguments, type FirestoreIndex } from './firestore-indexes.ts';
import type { SetupStep } from './setup-step.ts';

/** How the titles of the many steps begin that make an index. */
export const INDEX_TITLE = 'Index of ';

/** Where images, documents and audio files are kept. */
export function dataSteps(
  deployment: Deployment,
  indexes: readonly FirestoreIndex[],
  folder: string,
): SetupStep[] {
  return [
    ...repositorySteps(deployment, folder),
    ...databaseSteps(deployment, indexes),
    ...bucketSteps(deployment, folder),
  ];
}

function repositorySteps(
  { projectId, region, repository }: Deployment,
  folder: string,
): SetupStep[] {
  const repositories = ['gcloud', 'artifacts', 'repositories'];
  const place = [repository, `--location=${region}`, `--project=${projectId}`];
  return [
    {
      title: `Artifact Registry repository ${repository}`,
      check: { command: [...repositories, 'describe', ...place] },
      create: [[...repositories, 'create', ...place, '--repository-format=docker']],
    },
    {
      title: 'Old images are deleted, the last twenty kept',
      check: null,
      create: [
        [
          ...repositories,
          'set-cleanup-policies',
          ...place,
          `--policy=${folder}/artifact-cleanup.json`,
          '--no-dry-run',
        ],
      ],
    },
  ];
}

function databaseSteps(
  { projectId, region, database }: Deployment,
  indexes: readonly FirestoreIndex[],
): SetupStep[] {
  const firestore = ['gcloud', 'firestore'];
  const place = [`--database=${database}`, `--project=${projectId}`];
  return [
    {
      title: `Firestore database ${database}`,
      check: { command: [...firestore, 'databases', 'describe', ...place] },
      create: [
        [
          ...firestore,
          'databases',
          'create',
          ...place,
          `--location=${region}`,
          '--type=firestore-native',
          '--delete-protection',
          '--enable-pitr',
        ],
      ],
    },
    {
      title: 'Daily backups of the database, kept for two weeks',
      check: {
        command: [...firestore, 'backups', 'schedules', 'list', ...place, '--format=value(name)'],
        prints: 'backupSchedules',
      },
      create: [
        [
          ...firestore,
          'backups',
          'schedules',
          'create',
          ...place,
          '--recurrence=daily',
          '--retention=2w',
        ],
      ],
    },
    ...indexes.map((index): SetupStep => {
      const fields = index.fields.map(({ fieldPath }) => fieldPath);
      return {
        title: `${INDEX_TITLE}${index.collectionGroup}: ${fields.join(', ')}`,
        check: {
          command: [
            ...firestore,
            'indexes',
            'composite',
            'list',
            ...place,
            `--filter=${indexFilter(index)}`,
            '--format=value(name)',
          ],
          prints: `collectionGroups/${index.collectionGroup}/indexes/`,
        },
        create: [
          [
            ...firestore,
            'indexes',
            'composite',
            'create',
            ...place,
            ...indexArguments(index),
            '--async',
          ],
        ],
      };
    }),
  ];
}

/** Finds an index among those that exist; Firestore adds `__name__` at the end of each. */
function indexFilter({ collectionGroup, fields }: FirestoreIndex): string {
  const parts = fields.map(
    ({ fieldPath, order, arrayConfig }, position) =>
      `fields[${String(position)}].fieldPath=${fieldPath} AND ` +
      `fields[${String(position)}].${arrayConfig === undefined ? `order=${order ?? 'ASCENDING'}` : `arrayConfig=${arrayConfig}`}`,
  );
  return [
    `name~/collectionGroups/${collectionGroup}/`,
    ...parts,
    `fields[${String(fields.length)}].fieldPath=__name__`,
  ].join(' AND ');
}

function bucketSteps({ projectId, region, bucket }: Deployment, folder: string): SetupStep[] {
  const buckets = ['gcloud', 'storage', 'buckets'];
  const place = [`gs://${bucket}`, `--project=${projectId}`];
  return [
    {
      title: `Bucket ${bucket}`,
      check: { command: [...buckets, 'describe', ...place] },
      create: [
        [
          ...buckets,
          'create',
          ...place,
          `--location=${region}`,
          '--uniform-bucket-level-access',
          '--public-access-prevention',
          '--soft-delete-duration=30d',
        ],
      ],
    },
    {
      title: 'Uploads that nobody finished are removed after a day',
      check: null,
      create: [
        [...buckets, 'update', ...place, `--lifecycle-file=${folder}/bucket-lifecycle.json`],
      ],
    },
  ];
}
