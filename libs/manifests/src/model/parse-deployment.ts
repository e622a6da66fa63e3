import { z } from 'zod';
import { memoryBounds, parseBytes, parseCpu } from '../validate/service/resources.ts';
import { DeploymentError } from './deployment-error.ts';
import { TEMPLATE_DEPLOYMENT, type Deployment } from './deployment.ts';
import { ENVIRONMENT_ROWS } from './environment-values.ts';

const SMALLEST_GEN2_BYTES = 512 * 2 ** 20;
const SECRETS = new Set(ENVIRONMENT_ROWS.map(({ secretName }) => secretName));

const matching = (pattern: RegExp, expected: string) =>
  z.string().regex(pattern, `must be ${expected}`);
const between = (least: number, most: number) =>
  z
    .int()
    .min(least, `must be at least ${String(least)}`)
    .max(most, `must be at most ${String(most)}`);
const account = matching(
  /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
  'the id of a service account: 6 to 30 lower-case letters, digits and hyphens',
);

const schema = z.strictObject({
  projectId: matching(
    /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
    'a project id: 6 to 30 lower-case letters, digits and hyphens',
  ),
  projectNumber: matching(/^(?:[1-9]\d{0,18}|PROJECT_NUMBER)$/, 'the number of the project'),
  region: matching(/^[a-z]+-[a-z]+\d{1,2}$/, 'a region such as asia-east1'),
  // The address of the candidate is CANDIDATE---SERVICE-HASH, which is one label of a domain name.
  service: matching(
    /^[a-z](?:[a-z0-9-]{0,34}[a-z0-9])?$/,
    'at most 36 lower-case letters, digits and hyphens',
  ),
  repository: matching(
    /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
    'at most 63 lower-case letters, digits and hyphens',
  ),
  imageName: matching(
    /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
    'lower-case letters and digits with single dots, hyphens or underscores between',
  ),
  imageVersion: z.union(
    [
      z.strictObject({ tag: z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/) }),
      z.strictObject({ digest: z.string().regex(/^sha256:[a-f0-9]{64}$/) }),
    ],
    'must be a tag such as 3f2c1ab or a digest such as sha256: and 64 hexadecimal digits',
  ),
  bucket: matching(
    /^(?!goog)(?!.*(?:google|g00gle))[a-z0-9][a-z0-9_-]{1,61}[a-z0-9]$/,
    '3 to 63 lower-case letters, digits, hyphens and underscores, without "google"',
  ),
  database: matching(
    /^(?:\(default\)|[a-z][a-z0-9-]{2,61}[a-z0-9])$/,
    '(default), or 4 to 63 lower-case letters, digits and hyphens',
  ),
  runtimeAccount: account,
  buildAccount: account,
  testAccount: account,
  scaling: z
    .strictObject({
      minInstances: between(0, 1_000),
      maxInstances: between(1, 1_000),
      concurrency: between(1, 1_000),
    })
    .refine(({ minInstances, maxInstances }) => minInstances <= maxInstances, {
      path: ['minInstances'],
      message: 'must not exceed maxInstances',
    }),
  resources: z.strictObject({ cpu: z.string(), memory: z.string() }).superRefine(checkResources),
  timeoutSeconds: between(1, 3_600),
  secretVersions: z.record(
    z.string().refine((name) => SECRETS.has(name), 'is the name of no secret of the table'),
    matching(/^(?:latest|[1-9]\d{0,9})$/, 'a version number or latest'),
  ),
});

/**
 * A deployment out of some of its values; the rest are those of the deployment design.
 *
 * @throws DeploymentError (`ERR_DEPLOYMENT`) that lists every problem
 */
export function parseDeployment(values: Readonly<Record<string, unknown>>): Deployment {
  const result = schema.safeParse({ ...TEMPLATE_DEPLOYMENT, ...values });
  if (!result.success) {
    throw new DeploymentError(
      result.error.issues.map(({ path, message }) => {
        const value: unknown = path.reduce<unknown>(
          (inner, part) => (inner as Record<PropertyKey, unknown> | undefined)?.[part],
          { ...TEMPLATE_DEPLOYMENT, ...values },
        );
        return `${path.map(String).join('.')} = ${JSON.stringify(value) ?? 'nothing'}: ${message}`;
      }),
    );
  }
  return result.data;
}

function checkResources(
  { cpu, memory }: { readonly cpu: string; readonly memory: string },
  context: z.RefinementCtx,
): void {
  const processors = /^[12468]$/.test(cpu) ? parseCpu(cpu) : null;
  const bytes = parseBytes(memory);
  const bounds = processors === null ? null : memoryBounds(processors);
  const refuse = (field: string, message: string) => {
    context.addIssue({ code: 'custom', path: [field], message });
  };
  if (bounds === null) {
    // Less than one goes with CPU throttling only, and then nothing works between requests.
    refuse('cpu', 'must be 1, 2, 4, 6 or 8');
  }
  if (bytes === null) {
    refuse('memory', 'must be an amount such as 512Mi or 1Gi');
  }
  if (bounds !== null && bytes !== null) {
    const least = Math.max(bounds[0], SMALLEST_GEN2_BYTES);
    if (bytes < least || bytes > bounds[1]) {
      const inMib = (amount: number) => `${String(amount / 2 ** 20)}Mi`;
      refuse('memory', `must be from ${inMib(least)} to ${inMib(bounds[1])} for ${cpu} CPU`);
    }
  }
}
