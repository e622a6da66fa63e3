import type { Deployment } from '../model/deployment.ts';

/** When somebody has to look. */
export interface Alert {
  /** Part of a file's name. */
  readonly id: string;
  readonly title: string;
  /** What it means and what to do; docs/runbook.md says more. */
  readonly meaning: string;
  readonly severity: 'CRITICAL' | 'ERROR' | 'WARNING';
  readonly condition: AlertCondition;
}

/** What Cloud Monitoring watches. */
export type AlertCondition =
  /** A line of the log. */
  | { readonly kind: 'log'; readonly filter: string }
  /** A metric, or with `of` its share of another, that stays above a threshold. */
  | {
      readonly kind: 'metric';
      readonly metric: string;
      readonly labels?: string;
      readonly of?: string;
      readonly aligner: 'ALIGN_RATE' | 'ALIGN_PERCENTILE_95' | 'ALIGN_PERCENTILE_99' | 'ALIGN_MAX';
      /** A share of the most instances when it is a function. */
      readonly above: number | ((deployment: Deployment) => number);
      readonly forSeconds: number;
    };

const REQUESTS = 'run.googleapis.com/request_count';
const SUPERVISOR = 'jsonPayload.serviceContext.service="supervisor"';

/** Every alert, the gravest first. */
export const ALERTS: readonly Alert[] = [
  {
    id: 'gave-up',
    title: 'A process is not started again',
    meaning:
      'The API or the UI server ended too often, or in a way that another start cannot change; the instance ends. ' +
      'The line quotes why. Roll back when it began with a deployment.',
    severity: 'CRITICAL',
    condition: {
      kind: 'log',
      filter: `${SUPERVISOR} AND jsonPayload.message:"is not started again"`,
    },
  },
  {
    id: 'configuration',
    title: 'The configuration is refused',
    meaning:
      'An instance ended with 78: a variable or a secret is missing or wrong. The line lists every one and where it ' +
      'comes from.',
    severity: 'CRITICAL',
    condition: { kind: 'log', filter: 'severity>=ERROR AND "ERR_CONFIGURATION"' },
  },
  {
    id: 'server-errors',
    title: 'Many requests fail',
    meaning:
      'More than 5 % of the requests of five minutes were answered with 5xx. 503 with Retry-After means that Firestore, ' +
      'Storage or another service is away; 502 that a key is refused; 500 is a bug of ours.',
    severity: 'CRITICAL',
    condition: {
      kind: 'metric',
      metric: REQUESTS,
      labels: 'metric.labels.response_code_class="5xx"',
      of: REQUESTS,
      aligner: 'ALIGN_RATE',
      above: 0.05,
      forSeconds: 300,
    },
  },
  {
    id: 'platform',
    title: 'Cloud Run could not start or keep an instance',
    meaning:
      'A probe failed, memory ran out, or the container ended by itself. The line says which; look at what the ' +
      'supervisor said before.',
    severity: 'ERROR',
    condition: {
      kind: 'log',
      filter: 'log_id("run.googleapis.com/varlog/system") AND severity>=ERROR',
    },
  },
  {
    id: 'restarts',
    title: 'A process was restarted',
    meaning:
      'The API or the UI server crashed or hung, and the supervisor started it again; requests waited for a moment. ' +
      'Once is nothing, every hour is a bug or too little memory.',
    severity: 'WARNING',
    condition: { kind: 'log', filter: `${SUPERVISOR} AND jsonPayload.message:"restart in"` },
  },
  {
    id: 'memory',
    title: 'Memory is nearly used up',
    meaning:
      'An instance used more than 90 % of its memory for ten minutes. Above 100 % it is killed with every request ' +
      'in it. Give it more, or lower the concurrency.',
    severity: 'WARNING',
    condition: {
      kind: 'metric',
      metric: 'run.googleapis.com/container/memory/utilizations',
      aligner: 'ALIGN_PERCENTILE_99',
      above: 0.9,
      forSeconds: 600,
    },
  },
  {
    id: 'latency',
    title: 'Replies are slow',
    meaning:
      'One request in twenty took longer than 30 s for ten minutes. Scripts and speech take long by nature; look ' +
      'whether Gemini or ElevenLabs is slow, or instances have no processor left.',
    severity: 'WARNING',
    condition: {
      kind: 'metric',
      metric: 'run.googleapis.com/request_latencies',
      aligner: 'ALIGN_PERCENTILE_95',
      above: 30_000,
      forSeconds: 600,
    },
  },
  {
    id: 'instances',
    title: 'There are nearly as many instances as there may be',
    meaning:
      'For ten minutes there were more than 80 % of the most instances. At the limit requests wait and are then ' +
      'refused with 429. Raise the limit, or find out who asks so much.',
    severity: 'WARNING',
    condition: {
      kind: 'metric',
      metric: 'run.googleapis.com/container/instance_count',
      aligner: 'ALIGN_MAX',
      above: ({ scaling }) => scaling.maxInstances * 0.8,
      forSeconds: 600,
    },
  },
];
