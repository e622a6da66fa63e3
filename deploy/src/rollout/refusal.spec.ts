import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf, type RefusalKind } from './refusal.ts';

const answer = (stderr: string, code: number | null = 1) => ({ code, stdout: '', stderr });

describe('refusalOf', () => {
  it.each<[RefusalKind, string]>([
    [
      'login',
      'ERROR: (gcloud.projects.describe) You do not currently have an active account selected.\nPlease run:\n\n  $ gcloud auth login\n',
    ],
    [
      'login',
      'ERROR: (gcloud.x) There was a problem refreshing your current auth tokens: Reauthentication failed. cannot prompt during non-interactive execution.',
    ],
    [
      'api',
      'ERROR: (gcloud.x) PERMISSION_DENIED: Cloud Firestore API has not been used in project 42 before or it is disabled. Enable it by visiting …',
    ],
    ['api', 'ERROR: (gcloud.x) [SERVICE_DISABLED] Cloud Run Admin API'],
    [
      'billing',
      'ERROR: (gcloud.x) PERMISSION_DENIED: This API method requires billing to be enabled.',
    ],
    [
      'permission',
      "ERROR: (gcloud.x) PERMISSION_DENIED: Permission 'secretmanager.secrets.get' denied on resource (or it may not exist).",
    ],
    [
      'permission',
      'ERROR: (gcloud.x) [ada@example.com] does not have permission to access b instance [x] (or it may not exist)',
    ],
    [
      'permission',
      'ERROR: (gcloud.storage.buckets.describe) HTTPError 403: does not have storage.buckets.get access to the bucket.',
    ],
    ['quota', "ERROR: (gcloud.x) RESOURCE_EXHAUSTED: Quota exceeded for quota metric 'Builds'"],
    ['absent', 'ERROR: (gcloud.x) NOT_FOUND: Secret [projects/42/secrets/a] not found.'],
    ['absent', 'ERROR: (gcloud.x) NOT_FOUND: Unknown service account'],
    ['absent', 'ERROR: (gcloud.run.services.describe) Cannot find service [elevendops]'],
    ['absent', 'ERROR: (gcloud.storage.buckets.describe) gs://a not found: 404.'],
    ['other', 'ERROR: gcloud crashed (TransportError): connection refused'],
    ['other', ''],
  ])('takes for %s: %s', (kind, stderr) => {
    expect(refusalOf(answer(stderr)).kind).toBe(kind);
  });

  it('quotes the sentence without the name of the command', () => {
    const stderr =
      'WARNING: old\nERROR: (gcloud.run.services.replace) Revision x is not ready.\nmore';
    expect(refusalOf(answer(stderr)).sentence).toBe('Revision x is not ready.');
  });

  it('says something short of anything', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat({ max: 255 }), (stderr, code) => {
        const { sentence } = refusalOf(answer(stderr, code));
        expect(sentence).not.toBe('');
        expect(sentence.length).toBeLessThanOrEqual(400);
      }),
    );
  });

  it('knows when there is no such program', () => {
    expect(refusalOf(answer('there is no program "gcloud" here', null)).kind).toBe('no-program');
  });
});
