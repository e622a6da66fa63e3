import { z } from 'zod';
import { CANDIDATE_TAG, COMMIT_LABEL, type TrafficShare } from '../render/service.ts';

const target = z.object({
  percent: z.number().optional(),
  revisionName: z.string().optional(),
  tag: z.string().optional(),
  url: z.string().optional(),
});

const schema = z.object({
  spec: z
    .object({
      template: z.object({
        metadata: z.object({ labels: z.record(z.string(), z.string()).optional() }).optional(),
      }),
    })
    .optional(),
  status: z.object({ traffic: z.array(target).default([]) }).default({ traffic: [] }),
});

/** What `gcloud run services describe --format=json` says of a service, as far as a release asks. */
export type ServiceStatus = z.infer<typeof schema>;

/** A new revision and the address at which it can be asked before it gets traffic. */
export interface Candidate {
  readonly revision: string;
  readonly url: string;
}

/**
 * Reads what gcloud says of a service.
 *
 * @throws SyntaxError or ZodError when it says something else
 */
export function parseServiceStatus(text: string): ServiceStatus {
  return schema.parse(JSON.parse(text));
}

/** Who gets requests now, and how many in a hundred. */
export function servingRevisions({ status }: ServiceStatus): readonly TrafficShare[] {
  const shares = new Map<string, number>();
  for (const { revisionName, percent = 0 } of status.traffic) {
    if (revisionName !== undefined && percent > 0) {
      shares.set(revisionName, (shares.get(revisionName) ?? 0) + percent);
    }
  }
  return [...shares].map(([revision, percent]) => ({ revision, percent }));
}

/** The commit that the newest revision was built from; null when it does not say. */
export function commitOf({ spec }: ServiceStatus): string | null {
  const commit = spec?.template.metadata?.labels?.[COMMIT_LABEL];
  return commit !== undefined && /^[0-9a-f]{7,40}$/.test(commit) ? commit : null;
}

/** The revision that the last deployment made; null when it has no address of its own. */
export function candidateOf({ status }: ServiceStatus): Candidate | null {
  const found = status.traffic.find(({ tag }) => tag === CANDIDATE_TAG);
  return found?.revisionName !== undefined && found.url !== undefined
    ? { revision: found.revisionName, url: found.url }
    : null;
}

/** A text as the value of a label: what labels cannot hold becomes a hyphen. */
export function labelValue(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '-')
    .slice(0, 63);
}
