import {
  renderCommand,
  serviceUrl,
  type Command,
  type Deployment,
  type TrafficShare,
} from '@elevendops/manifests';
import type { End } from './move.ts';
import { refusalOf, type RefusalKind } from './refusal.ts';
import { RELEASE, serviceLook, trafficCommand } from './release-steps.ts';
import { renderFindings } from './render-findings.ts';

/** What is said at the end: what happened, who serves, and what to do. */
export function renderEnd(end: End, deployment: Deployment): readonly string[] {
  switch (end.outcome) {
    case 'released':
      return released(end, deployment);
    case 'prerequisites':
      return [
        'These things are not there. Put them right, then run this again:',
        ...renderFindings(end.findings),
        ...hints(end, deployment),
        'Nothing was deployed.',
      ];
    case 'declined':
      return [
        'The set-up was not agreed to: run this again with --yes, or make these things by hand:',
        ...renderFindings(end.findings),
        'Nothing was changed in the project.',
      ];
    case 'interrupted':
      return [
        'Interrupted. What was made is found again by the next run. Who serves:',
        `  ${renderCommand(serviceLook(RELEASE.after, deployment).command)}`,
      ];
    default:
      return failedEnd(end, deployment);
  }
}

/** What builds said lately. */
export function buildLogsCommand({ projectId }: Deployment): Command {
  const place = [`--project=${projectId}`, '--freshness=1h', '--limit=100'];
  return ['gcloud', 'logging', 'read', 'resource.type="build"', ...place];
}

/** What a revision said lately, or the service while the name of its revision is not known. */
export function serviceLogsCommand(
  { service, projectId }: Deployment,
  revision: string | null,
): Command {
  const filter =
    revision === null
      ? `resource.labels.service_name="${service}"`
      : `resource.labels.revision_name="${revision}"`;
  const place = [`--project=${projectId}`, '--freshness=1h', '--limit=100'];
  return ['gcloud', 'logging', 'read', filter, ...place];
}

function released({ before, revision }: End, deployment: Deployment): readonly string[] {
  const others = (before ?? []).filter((share) => share.revision !== revision);
  return [
    `${revision ?? 'The new revision'} serves.`,
    serviceUrl(deployment),
    '',
    ...(others.length === 0
      ? ['There is nothing to roll back to: no other revision served before.']
      : ['To roll back:', `  ${renderCommand(trafficCommand(deployment, before ?? []))}`]),
  ];
}

function failedEnd(end: End, deployment: Deployment): readonly string[] {
  const { outcome, failure, before, revision } = end;
  const refusal = failure === null ? null : refusalOf(failure.answer);
  return [
    `${failure?.title ?? outcome}: failed: ${refusal?.sentence ?? 'nobody said why'}`,
    ...(refusal === null ? [] : ADVICE[refusal.kind](deployment)),
    ...(outcome === 'build' ? ['The log:', command(buildLogsCommand(deployment))] : []),
    ...(before === null || outcome === 'traffic'
      ? []
      : ['The log:', command(serviceLogsCommand(deployment, revision))]),
    ...traffic(end, deployment),
    ...(outcome === 'traffic' && revision !== null
      ? [
          'The new revision is well. To move traffic:',
          command(trafficCommand(deployment, [{ revision, percent: 100 }])),
        ]
      : []),
    ...(outcome === 'setup'
      ? ['What was made before stays, and is found again: put this right, then run this again.']
      : []),
  ];
}

/** Where traffic is, as far as anybody knows. */
function traffic({ before, after }: End, deployment: Deployment): readonly string[] {
  if (before === null) {
    return ['Nothing was deployed, and traffic was not touched.'];
  }
  if (after === null) {
    return [
      'gcloud does not say who serves now. Ask again:',
      command(serviceLook(RELEASE.after, deployment).command),
    ];
  }
  if (before.length === 0) {
    return [`Nobody served before; now: ${shares(after) || 'nobody'}.`];
  }
  return shares(before) === shares(after)
    ? [`Traffic stayed where it was: ${shares(before)}.`]
    : [
        `Traffic is not where it was: now ${shares(after)}. To put it back:`,
        command(trafficCommand(deployment, before)),
      ];
}

const ADVICE: Readonly<Record<RefusalKind, (deployment: Deployment) => readonly string[]>> = {
  'no-program': () => ['Install it, or put it on the PATH.'],
  login: () => ['The login is no longer valid:', command(['gcloud', 'auth', 'login'])],
  api: () => ['An API that was turned on is not on everywhere yet: run this again in a minute.'],
  billing: ({ projectId }) => [
    'Billing is not in order:',
    command(['gcloud', 'billing', 'projects', 'describe', projectId]),
  ],
  permission: ({ projectId }) => [
    'The account that is logged in may not do this. An owner of the project grants it:',
    command([
      ...['gcloud', 'projects', 'add-iam-policy-binding', projectId],
      ...['--member=user:YOUR_ACCOUNT', '--role=roles/owner', '--condition=None'],
    ]),
  ],
  quota: ({ projectId }) => [
    `A quota is used up. Ask for more at https://console.cloud.google.com/iam-admin/quotas?project=${projectId}`,
  ],
  absent: () => [],
  other: () => [],
};

/** Where a right is what is missing. */
function hints({ findings }: End, deployment: Deployment): readonly string[] {
  return findings.some(({ state }) => state === 'hidden') ? ADVICE.permission(deployment) : [];
}

function shares(traffic: readonly TrafficShare[]): string {
  return traffic
    .map(({ revision, percent }) => `${revision} ${String(percent)} %`)
    .toSorted()
    .join(', ');
}

function command(words: Command): string {
  return `  ${renderCommand(words)}`;
}
