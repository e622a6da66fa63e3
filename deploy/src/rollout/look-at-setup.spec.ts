import { renderCommand, setupPlan } from '@elevendops/manifests';
import { describe, expect, it } from 'vitest';
import { CLINIC, REPOSITORY, requestFor } from './__fixtures__/rollout-in.ts';
import { lookAtSetup } from './look-at-setup.ts';
import { hasIndex } from './read-indexes.ts';
import { hasBinding } from './read-policy.ts';
import { hasCleanupPolicies, hasLifecycle } from './read-settings.ts';

const BINDING = [
  'gcloud',
  'projects',
  'add-iam-policy-binding',
  'p',
  '--member=user:a',
  '--role=r',
];
const policy = (...bindings: readonly unknown[]) => JSON.stringify({ bindings });

describe('lookAtSetup', () => {
  it('has a look for every step of the plan, that changes nothing', () => {
    const looks = requestFor().setup.map(({ look }) => renderCommand(look.command));
    expect(looks.length).toBeGreaterThan(40);
    expect(
      looks.filter(
        (look) => !/ (?:describe|list|get-iam-policy|list-cleanup-policies) /.test(look),
      ),
    ).toEqual([]);
  });

  it('says so when a step cannot be looked at', () => {
    const step = { title: 'Something new', check: null, create: [['gcloud', 'a', 'b']] };
    expect(() => lookAtSetup(step, {})).toThrow('No look tells whether "Something new" is done');
  });

  it('asks once for all indexes, however many there are', () => {
    const { indexes } = REPOSITORY;
    const steps = setupPlan(CLINIC, { indexes }).filter(({ create }) =>
      create[0]?.includes('composite'),
    );
    const looks = new Set(steps.map((step) => lookAtSetup(step, {}).look.id));
    expect([steps.length, looks.size]).toEqual([3, 1]);
  });
});

describe('hasBinding', () => {
  const granted = hasBinding(BINDING);

  it.each([
    ['the role for the member', policy({ role: 'r', members: ['user:b', 'user:a'] }), true],
    ['another role', policy({ role: 'q', members: ['user:a'] }), false],
    ['another member', policy({ role: 'r', members: ['user:b'] }), false],
    ['a condition', policy({ role: 'r', members: ['user:a'], condition: { title: 'x' } }), false],
    ['nothing at all', '{"etag": "ACAB"}', false],
  ])('reads %s', (_what, text, isGranted) => {
    expect(granted(text)).toBe(isGranted);
  });
});

describe('hasIndex', () => {
  const command = [
    '--collection-group=audio_files',
    '--field-config=field-path=doctor_id,order=ascending',
    '--field-config=field-path=grams,array-config=contains',
  ];
  const index = (group: string, ...fields: readonly unknown[]) => ({
    name: `projects/p/databases/(default)/collectionGroups/${group}/indexes/C`,
    fields,
  });
  const doctor = { fieldPath: 'doctor_id', order: 'ASCENDING' };
  const grams = { fieldPath: 'grams', arrayConfig: 'CONTAINS' };
  const name = { fieldPath: '__name__', order: 'ASCENDING' };

  it.each([
    ['the index', index('audio_files', doctor, grams, name), true],
    ['one of another collection', index('files', doctor, grams, name), false],
    ['one with fewer fields', index('audio_files', doctor, name), false],
    ['one in another order', index('audio_files', grams, doctor, name), false],
    [
      'one that descends',
      index('audio_files', { ...doctor, order: 'DESCENDING' }, grams, name),
      false,
    ],
  ])('finds %s', (_what, found, isThere) => {
    expect(hasIndex(command)(JSON.stringify([found]))).toBe(isThere);
  });
});

describe('hasCleanupPolicies', () => {
  const file = JSON.stringify([
    { name: 'old', action: { type: 'Delete' }, condition: { olderThan: '90d' } },
    { name: 'recent', action: { type: 'Keep' }, mostRecentVersions: { keepCount: 20 } },
  ]);
  const listed = (keepCount: number, olderThan = '7776000s') =>
    JSON.stringify([
      { name: 'recent', action: { type: 'KEEP' }, mostRecentVersions: { keepCount } },
      { name: 'old', action: { type: 'DELETE' }, condition: { olderThan, tagState: 'ANY' } },
    ]);

  it('knows the policies of the file as gcloud lists them', () => {
    expect(hasCleanupPolicies(file)(listed(20))).toBe(true);
  });

  it.each([listed(30), listed(20, '86400s'), '[]'])('sees another number: %s', (found) => {
    expect(hasCleanupPolicies(file)(found)).toBe(false);
  });
});

describe('hasLifecycle', () => {
  const rule = { action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: 1 } };
  const wanted = hasLifecycle(JSON.stringify({ rule: [rule] }));

  it('wants its rules among those of the bucket', () => {
    const other = { action: { type: 'Delete' }, condition: { age: 365 } };
    expect(wanted(JSON.stringify({ lifecycle_config: { rule: [other, rule] } }))).toBe(true);
    expect(wanted(JSON.stringify({ lifecycle_config: { rule: [other] } }))).toBe(false);
    expect(wanted('{"name": "b"}')).toBe(false);
  });
});
