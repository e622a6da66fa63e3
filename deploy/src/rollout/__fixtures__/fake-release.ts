import { createHash } from 'node:crypto';
import {
  made,
  needed,
  Refused,
  type FakeCall,
  type FakeCommand,
  type FakeProject,
} from './fake-call.ts';

interface ServiceFile {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly serviceAccountName: string;
        readonly containers: readonly {
          readonly image: string;
          readonly env: readonly {
            readonly valueFrom?: { readonly secretKeyRef: { readonly name: string } };
          }[];
        }[];
      };
    };
    readonly traffic?: readonly {
      readonly revisionName?: string;
      readonly percent: number;
      readonly tag?: string;
    }[];
  };
}

interface BuildFile {
  readonly images: readonly string[];
  readonly serviceAccount: string;
  readonly substitutions: Readonly<Record<string, string>>;
}

/** Commands about images and revisions: refused where a project lacks what they need. */
export const releaseCommands: Readonly<Record<string, FakeCommand>> = {
  'builds submit': { api: 'cloudbuild', flags: ['config', 'substitutions'], run: submit },
  'artifacts docker images describe': {
    api: 'artifactregistry',
    flags: [],
    run: ({ project, words }) => {
      needed(project, `image ${words[0] ?? ''}`);
      return `${digestOf(words[0] ?? '')}\n`;
    },
  },
  'run deploy': {
    api: 'run',
    flags: ['region', 'image', 'service-account', 'max-instances', 'no-allow-unauthenticated'],
    run: ({ project, words: [service = ''], flags }) => {
      needed(project, `account ${flags['service-account'] ?? ''}`);
      made(project, `service ${service}`);
      const revision = revised(project, service);
      project.traffic = [{ revision, percent: 100 }];
      return '';
    },
  },
  'run services describe': {
    api: 'run',
    flags: ['region'],
    run: ({ project, words: [service = ''], flags }) => {
      if (!project.things.includes(`service ${service}`)) {
        throw new Refused(`Cannot find service [${service}]`);
      }
      return flags['format'] === 'json' ? described(project) : '';
    },
  },
  'run services replace': { api: 'run', flags: ['region'], run: replace },
  'run services update-traffic': {
    api: 'run',
    flags: ['region', 'to-revisions'],
    run: ({ project, words, flags }) => {
      needed(project, `service ${words[0] ?? ''}`);
      const shares = (flags['to-revisions'] ?? '').split(',').map((share) => share.split('='));
      for (const [revision = ''] of shares) {
        if (!project.revisions.includes(revision)) {
          throw new Refused(`Revision [${revision}] does not exist.`);
        }
      }
      project.traffic = [
        ...shares.map(([revision = '', percent]) => ({ revision, percent: Number(percent) })),
        ...project.traffic
          .filter(({ tag }) => tag !== undefined)
          .map((target) => ({ ...target, percent: 0 })),
      ];
      return '';
    },
  },
};

/** The digest of the image of a tag. */
export function digestOf(image: string): string {
  return `sha256:${createHash('sha256').update(image).digest('hex')}`;
}

function submit({ project, words, flags, readText, readManifest }: FakeCall): string {
  const text = readText(flags['config'] ?? '');
  const build = (text === null ? null : readManifest('build', text)) as BuildFile | null;
  if (words[0] !== '.' || build === null) {
    throw new Refused(`INVALID_ARGUMENT: ${flags['config'] ?? ''} is no build`);
  }
  const given = (flags['substitutions'] ?? '').split(',').map((each) => each.split('='));
  const values: Readonly<Record<string, string>> = {
    ...build.substitutions,
    ...Object.fromEntries(given),
    PROJECT_ID: project.id,
  };
  const filled = (value: string) =>
    value.replace(/\$\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const account = filled(build.serviceAccount).split('/').at(-1) ?? '';
  needed(project, `account ${account}`);
  needed(project, `bucket gs://${project.id}_cloudbuild`);
  for (const image of build.images.map(filled)) {
    const repository = image.split('/')[2] ?? '';
    needed(project, `repository ${repository}`);
    granted(project, `repository ${repository} roles/artifactregistry.writer`, account);
    project.things.push(`image ${image}`);
  }
  granted(project, `bucket gs://${project.id}_cloudbuild roles/storage.objectViewer`, account);
  granted(project, `project ${project.id} roles/logging.logWriter`, account);
  return '';
}

function replace({ project, words: [path = ''], readText, readManifest }: FakeCall): string {
  const text = readText(path);
  const service = (text === null ? null : readManifest('service', text)) as ServiceFile | null;
  if (service === null) {
    throw new Refused(`INVALID_ARGUMENT: ${path} is no service`);
  }
  const { metadata, spec } = service;
  const { serviceAccountName, containers } = spec.template.spec;
  needed(project, `account ${serviceAccountName}`);
  const [container] = containers;
  const isThere = project.things.some((thing) => {
    const image = thing.startsWith('image ') ? thing.slice('image '.length) : null;
    const [name = ''] = image?.split(/:(?=[^/]*$)/) ?? [];
    return image !== null && container?.image === `${name}@${digestOf(image)}`;
  });
  if (!isThere) {
    throw new Refused(`Image '${container?.image ?? ''}' not found.`);
  }
  for (const { valueFrom } of container?.env ?? []) {
    const secret = valueFrom?.secretKeyRef.name;
    if (secret !== undefined) {
      granted(project, `secret ${secret} roles/secretmanager.secretAccessor`, serviceAccountName);
      if (
        !project.things.some((thing) => new RegExp(`^version ${secret}/\\d+ ENABLED$`).test(thing))
      ) {
        throw new Refused(`Secret ${secret} has no enabled version`);
      }
    }
  }
  const revision = revised(project, metadata.name);
  project.traffic = (spec.traffic ?? [{ percent: 100 }]).map(({ revisionName, percent, tag }) => ({
    revision: revisionName ?? revision,
    percent,
    ...(tag === undefined ? {} : { tag }),
  }));
  return '';
}

function granted({ bindings }: FakeProject, right: string, account: string): void {
  if (!bindings.includes(`${right} serviceAccount:${account}`)) {
    throw new Refused(`PERMISSION_DENIED: ${account} needs ${right}`);
  }
}

function revised(project: FakeProject, service: string): string {
  const number = String(project.revisions.length + 1).padStart(5, '0');
  const revision = `${service}-${number}-abc`;
  project.revisions.push(revision);
  return revision;
}

function described({ traffic, candidateUrl }: FakeProject): string {
  return JSON.stringify({
    spec: { template: { metadata: { labels: {} } } },
    status: {
      traffic: traffic.map(({ revision, percent, tag }) => ({
        revisionName: revision,
        percent,
        ...(tag === undefined ? {} : { tag, url: candidateUrl }),
      })),
    },
  });
}
