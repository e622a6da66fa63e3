import type { Command } from '@elevendops/manifests';
import { ENGINE_NAMES, type EngineName } from '../image/engine/find-engine.ts';
import type { Fix } from './fix.ts';
import { refusalOf } from './refusal.ts';
import type { RolloutRequest } from './request.ts';
import type { Answer, Step } from './step.ts';
import { judgedBy, missing, THERE, type Judge, type Verdict } from './verdict.ts';

/** Something that a person sees to: no set-up can. */
export interface Basic {
  readonly id: string;
  readonly title: string;
  readonly looks: readonly Step[];
  /** Reads the answers of the looks. */
  readonly judge: (answers: readonly Answer[]) => Verdict;
  /** What must be there before it can be looked at. */
  readonly after: readonly string[];
  readonly fixes: readonly Fix[];
}

/** Ids of the looks at what a person sees to. */
export const LOOKS = {
  commit: 'look: commit',
  changes: 'look: changes',
  gcloud: 'look: gcloud',
  engine: 'look: engine',
  login: 'look: login',
  project: 'look: project',
  billing: 'look: billing',
} as const;

/** How to see whether an engine can work: that it is installed is not enough, Docker has a daemon. */
const ENGINE_LOOKS: Readonly<Record<EngineName, Command>> = {
  docker: ['docker', 'version', '--format={{.Server.Version}}'],
  podman: ['podman', 'info'],
  buildah: ['buildah', 'info'],
};

/** The oldest version that has every flag in use. */
const OLDEST_GCLOUD = 500;

/** What a person sees to, in the order in which one needs the other. */
export function basics({
  deployment,
  isLocal,
  isBuilt,
  knowsNumber,
}: RolloutRequest): readonly Basic[] {
  const { projectId, projectNumber } = deployment;
  return [
    {
      ...one(LOOKS.gcloud, 'gcloud', ['gcloud', 'version', '--format=json'], judgeVersion),
      after: [],
      fixes: [
        {
          when: 'when it is not installed',
          command: ['bash', '-c', 'curl -fsSL https://sdk.cloud.google.com | bash'],
        },
        { when: 'when it is too old', command: ['gcloud', 'components', 'update'] },
      ],
    },
    ...(isLocal && !isBuilt ? [engine(projectId)] : []),
    {
      ...one(
        LOOKS.login,
        'An account that is logged in',
        ['gcloud', 'auth', 'list', '--filter=status:ACTIVE', '--format=value(account)'],
        judgedBy((stdout) => stdout.trim() !== ''),
      ),
      after: [LOOKS.gcloud],
      fixes: [{ command: ['gcloud', 'auth', 'login'] }],
    },
    {
      ...one(
        LOOKS.project,
        `Project ${projectId}`,
        ['gcloud', 'projects', 'describe', projectId, '--format=json'],
        (answer) => judgeProject(answer, knowsNumber ? projectNumber : null),
      ),
      after: [LOOKS.login],
      fixes: [
        { when: 'when it does not exist', command: ['gcloud', 'projects', 'create', projectId] },
        {
          when: 'when it does, by its owner',
          command: [
            ...['gcloud', 'projects', 'add-iam-policy-binding', projectId],
            ...['--member=user:YOUR_ACCOUNT', '--role=roles/owner', '--condition=None'],
          ],
        },
        {
          when: 'when another account may see it, or the login has expired',
          command: ['gcloud', 'auth', 'login'],
        },
      ],
    },
    {
      ...one(
        LOOKS.billing,
        'Billing of the project',
        ['gcloud', 'billing', 'projects', 'describe', projectId, '--format=value(billingEnabled)'],
        judgedBy((stdout) => stdout.trim().toLowerCase() === 'true'),
      ),
      after: [LOOKS.project],
      fixes: [
        {
          command: [
            ...['gcloud', 'billing', 'projects', 'link', projectId],
            '--billing-account=BILLING_ACCOUNT',
          ],
        },
        {
          when: 'tells the billing accounts',
          command: ['gcloud', 'billing', 'accounts', 'list', '--filter=open=true'],
        },
      ],
    },
  ];
}

/** Which program builds and pushes; null when none of them is there. */
export function engineOf(answers: ReadonlyMap<string, Answer>): EngineName | null {
  return ENGINE_NAMES.find((name) => answers.get(`${LOOKS.engine} ${name}`)?.code === 0) ?? null;
}

/** Looks at the files that are deployed; whatever they say, the rollout goes on. */
export function sourceLooks(): readonly Step[] {
  const look = (id: string, title: string, command: Command): Step => ({
    ...{ id, title, command },
    effect: 'look',
  });
  return [
    look(LOOKS.commit, 'Commit', ['git', 'rev-parse', '--short=12', 'HEAD']),
    look(LOOKS.changes, 'Changes since then', ['git', 'status', '--porcelain']),
  ];
}

/** The name of the image: that of the commit, when it is nothing but the commit. */
export function tagOf(answers: ReadonlyMap<string, Answer>, stamp: string): string {
  const commit = answers.get(LOOKS.commit);
  const changes = answers.get(LOOKS.changes);
  if (commit?.code !== 0 || !/^[0-9a-f]{7,40}\s*$/.test(commit.stdout)) {
    return `manual-${stamp}`;
  }
  const isClean = changes?.code === 0 && changes.stdout.trim() === '';
  return isClean ? commit.stdout.trim() : `${commit.stdout.trim()}-${stamp}`;
}

/** The number of the project, as gcloud says. */
export function numberOf(answers: ReadonlyMap<string, Answer>): string | null {
  try {
    const { projectNumber } = JSON.parse(answers.get(LOOKS.project)?.stdout ?? '') as {
      readonly projectNumber?: unknown;
    };
    return typeof projectNumber === 'string' && projectNumber !== '' ? projectNumber : null;
  } catch {
    return null;
  }
}

function one(
  id: string,
  title: string,
  command: Command,
  judge: Judge,
): Pick<Basic, 'id' | 'title' | 'looks' | 'judge'> {
  return {
    id,
    title,
    looks: [{ id, title, command, effect: 'look' }],
    judge: ([answer]) => (answer === undefined ? missing() : judge(answer)),
  };
}

function engine(projectId: string): Basic {
  return {
    id: LOOKS.engine,
    title: 'A program that builds images',
    looks: ENGINE_NAMES.map((name) => ({
      id: `${LOOKS.engine} ${name}`,
      title: name,
      command: ENGINE_LOOKS[name],
      effect: 'look',
    })),
    judge: (answers) =>
      answers.some(({ code }) => code === 0)
        ? THERE
        : missing(`none of ${ENGINE_NAMES.join(', ')} works here`),
    after: [],
    fixes: [
      { command: ['sudo', 'apt-get', 'install', 'buildah'] },
      {
        when: 'without --local Cloud Build builds',
        command: ['npm', 'run', 'deploy', '--', `--project-id=${projectId}`],
      },
    ],
  };
}

function judgeVersion(answer: Answer): Verdict {
  if (answer.code !== 0) {
    return missing(refusalOf(answer).sentence);
  }
  const version = /"Google Cloud SDK": "(\d+)[^"]*"/.exec(answer.stdout)?.[1];
  return version !== undefined && Number(version) < OLDEST_GCLOUD
    ? missing(`it is version ${version}; ${String(OLDEST_GCLOUD)} is the oldest that will do`)
    : THERE;
}

function judgeProject(answer: Answer, given: string | null): Verdict {
  if (answer.code !== 0) {
    return missing(refusalOf(answer).sentence);
  }
  const state = /"lifecycleState": "(\w+)"/.exec(answer.stdout)?.[1] ?? 'ACTIVE';
  const number = /"projectNumber": "(\d+)"/.exec(answer.stdout)?.[1] ?? given;
  if (state !== 'ACTIVE') {
    return missing(`it is ${state}`);
  }
  return given !== null && number !== given
    ? missing(`its number is ${String(number)}, and --project-number says ${given}`)
    : THERE;
}
