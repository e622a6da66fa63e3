import fc from 'fast-check';
import type { Deployment } from '../model/deployment.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const WORD = `${LETTERS}0123456789-`;

/** A name: a letter, then letters, digits and hyphens, no hyphen at the end. */
function name(least: number, most: number): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(...LETTERS),
      fc.string({
        unit: fc.constantFrom(...WORD),
        minLength: least - 2,
        maxLength: most - 2,
      }),
      fc.constantFrom(...LETTERS),
    )
    .map((parts) => parts.join(''));
}

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });

const resources = fc.constantFrom(
  { cpu: '1', memory: '512Mi' },
  { cpu: '1', memory: '4Gi' },
  { cpu: '2', memory: '1Gi' },
  { cpu: '4', memory: '2Gi' },
  { cpu: '6', memory: '24Gi' },
  { cpu: '8', memory: '32Gi' },
);

/** A secret's version that is pinned, or the latest. */
const version = fc.oneof(fc.constant('latest'), fc.integer({ min: 1, max: 10_000 }).map(String));

/** Any deployment that can be. */
export const arbitraryDeployment: fc.Arbitrary<Deployment> = fc.record({
  projectId: name(6, 30),
  projectNumber: fc.integer({ min: 1, max: 2 ** 40 }).map(String),
  region: fc.constantFrom(
    'asia-east1',
    'europe-west1',
    'us-central1',
    'me-central2',
    'europe-west12',
  ),
  service: name(2, 36),
  repository: name(2, 63),
  imageName: name(2, 20).map((text) => text.replace(/-+/g, '-')),
  imageVersion: fc.oneof(
    hex(64).map((digest) => ({ digest: `sha256:${digest}` })),
    hex(7).map((tag) => ({ tag })),
  ),
  bucket: name(3, 63).filter((text) => !/^goog|google|g00gle/.test(text)),
  database: fc.oneof(fc.constant('(default)'), name(4, 63)),
  runtimeAccount: name(6, 30),
  buildAccount: name(6, 30),
  testAccount: name(6, 30),
  scaling: fc
    .record({
      minInstances: fc.integer({ min: 0, max: 1_000 }),
      maxInstances: fc.integer({ min: 1, max: 1_000 }),
      concurrency: fc.integer({ min: 1, max: 1_000 }),
    })
    .map((scaling) => ({
      ...scaling,
      minInstances: Math.min(scaling.minInstances, scaling.maxInstances),
    })),
  resources,
  timeoutSeconds: fc.integer({ min: 1, max: 3_600 }),
  secretVersions: fc.record(
    { 'elevenlabs-api-key': version, 'google-api-key': version, 'langsmith-api-key': version },
    { requiredKeys: [] },
  ),
});
