import { z } from 'zod';

const text = z.string('must be a string: put it in quotes');
const texts = z.array(text, 'must be a list');
const textMap = z.record(z.string(), text);

const step = z.strictObject({
  name: text,
  id: text.optional(),
  entrypoint: text.optional(),
  args: texts.optional(),
  script: text.optional(),
  env: texts.optional(),
  secretEnv: texts.optional(),
  dir: text.optional(),
  waitFor: texts.optional(),
  timeout: text.optional(),
  allowFailure: z.boolean().optional(),
  allowExitCodes: z.array(z.int()).optional(),
  automapSubstitutions: z.boolean().optional(),
  volumes: z.array(z.strictObject({ name: text, path: text })).optional(),
});

const options = z.strictObject({
  logging: z
    .enum(
      [
        'LOGGING_UNSPECIFIED',
        'LEGACY',
        'GCS_ONLY',
        'STACKDRIVER_ONLY',
        'CLOUD_LOGGING_ONLY',
        'NONE',
      ],
      'must be one of CLOUD_LOGGING_ONLY, GCS_ONLY, LEGACY, NONE',
    )
    .optional(),
  machineType: text.optional(),
  diskSizeGb: z.union([z.int(), text]).optional(),
  env: texts.optional(),
  secretEnv: texts.optional(),
  substitutionOption: z.enum(['MUST_MATCH', 'ALLOW_LOOSE']).optional(),
  dynamicSubstitutions: z.boolean().optional(),
  automapSubstitutions: z.boolean().optional(),
  defaultLogsBucketBehavior: text.optional(),
  requestedVerifyOption: z.enum(['NOT_VERIFIED', 'VERIFIED']).optional(),
  sourceProvenanceHash: texts.optional(),
  pool: z.strictObject({ name: text }).optional(),
  volumes: z.array(z.strictObject({ name: text, path: text })).optional(),
});

/** The fields of a Cloud Build configuration file. */
export const cloudBuildSchema = z.strictObject({
  steps: z.array(step, 'must be a list'),
  images: texts.optional(),
  artifacts: z.unknown().optional(),
  availableSecrets: z
    .strictObject({
      secretManager: z.array(z.strictObject({ versionName: text, env: text })).optional(),
      inline: z.unknown().optional(),
    })
    .optional(),
  logsBucket: text.optional(),
  options: options.optional(),
  queueTtl: text.optional(),
  serviceAccount: text.optional(),
  substitutions: textMap.optional(),
  tags: texts.optional(),
  timeout: text.optional(),
});
