import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

const policies = z.array(
  z.object({
    name: z.string(),
    action: z.object({ type: z.string() }),
    condition: z.object({ olderThan: z.string().optional() }).optional(),
    mostRecentVersions: z.object({ keepCount: z.number().optional() }).optional(),
  }),
);

const bucket = z.object({
  lifecycle_config: z.object({ rule: z.array(z.unknown()).default([]) }).optional(),
});

const SECONDS_OF_A_DAY = 86_400;

/** Tells of the clean-up policies of a repository, as JSON, whether they are those of the file. */
export function hasCleanupPolicies(file: string): (found: string) => boolean {
  const wanted = essence(file);
  return (found) => isDeepStrictEqual(essence(found), wanted);
}

/** Tells of a bucket, as JSON, whether it has every rule of the file. */
export function hasLifecycle(file: string): (found: string) => boolean {
  const { rule } = z.object({ rule: z.array(z.unknown()) }).parse(JSON.parse(file));
  return (found) => {
    const rules = bucket.parse(JSON.parse(found)).lifecycle_config?.rule ?? [];
    return rule.every((wanted) => rules.some((one) => isDeepStrictEqual(one, wanted)));
  };
}

/** What policies do, however a file or the server puts it: `90d` is `7776000s`, `Keep` is `KEEP`. */
function essence(json: string): readonly string[] {
  return policies
    .parse(JSON.parse(json))
    .map(({ name, action, condition, mostRecentVersions }) =>
      [
        name,
        action.type.toUpperCase(),
        seconds(condition?.olderThan ?? ''),
        mostRecentVersions?.keepCount ?? '',
      ].join(' '),
    )
    .toSorted();
}

function seconds(duration: string): string {
  const days = /^(\d+)d$/.exec(duration)?.[1];
  return days === undefined ? duration : `${String(Number(days) * SECONDS_OF_A_DAY)}s`;
}
