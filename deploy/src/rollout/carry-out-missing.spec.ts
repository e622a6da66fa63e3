import { describe, expect, it } from 'vitest';
import { completeClinic, DENIED, lacking, REQUEST } from './__fixtures__/clinic.ts';
import { without } from './__fixtures__/complete-project.ts';
import type { FakeProject } from './__fixtures__/fake-call.ts';
import { CLINIC, requestFor, rolloutIn } from './__fixtures__/rollout-in.ts';

describe('carryOut, where something is missing', () => {
  it.each<[string, Partial<FakeProject>, number, readonly string[]]>([
    [
      'a gcloud that is new enough',
      { version: '420.0.0' },
      10,
      ['- gcloud: it is version 420; 500 is the oldest that will do', 'gcloud components update'],
    ],
    ['a login', { account: null }, 10, ['- An account that is logged in\n      gcloud auth login']],
    [
      'the project',
      { exists: false },
      10,
      [
        '- Project clinic-project: [ada@example.com] does not have permission',
        'gcloud projects create clinic-project',
        'gcloud projects add-iam-policy-binding clinic-project --member=user:YOUR_ACCOUNT',
      ],
    ],
    [
      'billing',
      { billing: false },
      10,
      ['gcloud billing projects link clinic-project --billing-account=BILLING_ACCOUNT'],
    ],
  ])('says what puts %s right', async (_what, change, code, said) => {
    const { exit, text, performed } = await lacking(change);
    expect(exit, text).toBe(code);
    for (const line of said) {
      expect(text).toContain(line);
    }
    expect(performed.filter(({ effect }) => effect === 'change')).toEqual([]);
    expect(text).toContain('Nothing was deployed.');
  });

  it.each<[string, readonly string[], string]>([
    ['an API', ['firestore.googleapis.com'], 'gcloud services enable '],
    [
      'an account',
      ['account elevendops-sa@clinic-project.iam.gserviceaccount.com'],
      'gcloud iam service-accounts create elevendops-sa ',
    ],
    [
      'the repository',
      ['repository elevendops'],
      'gcloud artifacts repositories create elevendops ',
    ],
    [
      'the database',
      ['database (default)'],
      "gcloud firestore databases create --database='(default)' ",
    ],
    [
      'the bucket',
      ['bucket gs://clinic-project-elevendops-audio'],
      'gcloud storage buckets create gs://clinic-project-elevendops-audio ',
    ],
    [
      'a secret',
      ['secret google-api-key'],
      'gcloud secrets create google-api-key --replication-policy=automatic ',
    ],
    [
      'a version of a secret',
      ['version google-api-key/1 ENABLED'],
      `printf '%s' "$GOOGLE_API_KEY" | gcloud secrets versions add google-api-key --data-file=- `,
    ],
    ['the service', ['service elevendops'], 'gcloud run deploy elevendops '],
  ])('names %s and the command that makes it', async (_what, lost, command) => {
    const { exit, text } = await lacking((project) => without(project, lost));
    expect(exit).toBe(11);
    expect(text).toContain(`\n      ${command}`);
  });

  it('does not take one project for another', async () => {
    const request = requestFor({ ...CLINIC, projectNumber: '43' }, { knowsNumber: true });
    const { exit, text } = await lacking({}, request);
    expect(exit).toBe(10);
    expect(text).toContain('its number is 424242, and --project-number says 43');
  });

  it('does not take a disabled version for a key', async () => {
    const { text } = await lacking((project) => ({
      ...project,
      things: project.things.map((thing) =>
        thing === 'version google-api-key/1 ENABLED' ? 'version google-api-key/1 DISABLED' : thing,
      ),
    }));
    expect(text).toContain('- Value of google-api-key\n');
  });

  it('says everything at once, with what a person sees to', async () => {
    const { exit, text, end } = await lacking((project) => ({
      ...without(project, ['secret google-api-key', 'bucket gs://clinic-project-elevendops-audio']),
      billing: false,
    }));
    expect(exit).toBe(10);
    expect(end.findings.map(({ title }) => title)).toEqual([
      'Billing of the project',
      'Bucket clinic-project-elevendops-audio',
      'Uploads that nobody finished are removed after a day',
      'Secret google-api-key',
      'Value of google-api-key',
      'The service reads and writes audio files (roles/storage.objectUser)',
      'The service reads google-api-key (roles/secretmanager.secretAccessor)',
    ]);
    expect(text).toContain('--billing-account=');
  });

  it('does not make again what it may not see, and says who can help', async () => {
    const faults = { 'secrets describe google-api-key': DENIED };
    const { exit, text, performed } = await lacking({ faults });
    expect(exit).toBe(10);
    expect(text).toContain('? Secret google-api-key cannot be looked at: PERMISSION_DENIED');
    expect(text).toContain('--role=roles/owner');
    expect(performed.filter(({ effect }) => effect === 'change')).toEqual([]);
  });

  it('with --skip-setup deploys past what it may not see, but not past what is missing', async () => {
    const request = { ...REQUEST, skipSetup: true };
    const faults = { 'secrets describe google-api-key': DENIED };
    expect((await lacking({ faults }, request)).exit).toBe(0);
    const hidden = { 'billing projects describe': DENIED, 'services list': DENIED };
    expect((await lacking({ faults: hidden }, request)).exit).toBe(0);
    expect((await lacking({ faults: hidden })).exit).toBe(10);
    const { exit } = await lacking((project) => without(project, ['database (default)']), request);
    expect(exit).toBe(10);
  });

  it('asks for a key that nobody gave before it makes anything', async () => {
    const project = without(completeClinic(), ['secret google-api-key']);
    const { end, performed, lines } = await rolloutIn(project, REQUEST, {
      consent: () => Promise.resolve({ isGiven: true, values: new Map() }),
    });
    expect(end.outcome).toBe('prerequisites');
    expect(lines.join('\n')).toContain(
      `printf '%s' "$GOOGLE_API_KEY" | gcloud secrets versions add`,
    );
    expect(performed.filter(({ effect }) => effect === 'change')).toEqual([]);
  });

  it('writes the files that the named commands read, though nobody agreed', async () => {
    const { text, written } = await lacking((project) =>
      without(project, ['repository elevendops']),
    );
    const [, path = ''] = /--policy=(\S+)/.exec(text) ?? [];
    expect(written).toContain(path);
  });
});
