import { describe, expect, it } from 'vitest';
import { completeClinic, DENIED, failing, REQUEST, SERVING } from './__fixtures__/clinic.ts';
import { without } from './__fixtures__/complete-project.ts';
import { emptyProject } from './__fixtures__/fake-project.ts';
import { rolloutIn } from './__fixtures__/rollout-in.ts';
import { ROLLOUT_EXITS } from './exits.ts';
import { RELEASE } from './release-steps.ts';

describe('carryOut, where something fails', () => {
  it.each<[string, Record<string, string>, string | null, number, readonly string[]]>([
    [
      'a look',
      { 'projects get-iam-policy': 'never mind' },
      null,
      10,
      ['cannot be looked at: never mind'],
    ],
    [
      'the build',
      { 'builds submit': 'build 7c completed with status "FAILURE"' },
      null,
      13,
      ['completed with status "FAILURE"', 'Nothing was deployed, and traffic was not touched.'],
    ],
    [
      'the build for lack of quota',
      { 'builds submit': 'RESOURCE_EXHAUSTED: Quota exceeded for CPUs in region' },
      null,
      13,
      ['iam-admin/quotas?project=clinic-project'],
    ],
    [
      'the digest',
      { 'artifacts docker images describe': 'NOT_FOUND: no such image' },
      null,
      13,
      ['Digest of the image: failed: NOT_FOUND'],
    ],
    [
      'the deployment',
      {
        'run services replace': 'Revision elevendops-00003 is not ready and cannot serve traffic.',
      },
      null,
      14,
      ['is not ready and cannot serve', `Traffic stayed where it was: ${SERVING} 100 %.`],
    ],
    [
      'the deployment for lack of a right',
      { 'run services replace': DENIED },
      null,
      14,
      ['The account that is logged in may not do this.'],
    ],
    [
      'the check',
      {},
      '/api/health/ready answers 503',
      15,
      [
        'Check of elevendops-00003-abc: failed: /api/health/ready answers 503',
        'resource.labels.revision_name="elevendops-00003-abc"',
        `Traffic stayed where it was: ${SERVING} 100 %.`,
      ],
    ],
    [
      'the traffic',
      { 'run services update-traffic': 'ABORTED: conflict' },
      null,
      16,
      [`Traffic stayed where it was: ${SERVING} 100 %.`, '--to-revisions=elevendops-00003-abc=100'],
    ],
  ])('leaves traffic and says so when %s fails', async (_what, faults, reason, code, said) => {
    const { exit, text, project } = await failing(faults, reason);
    expect(exit, text).toBe(code);
    for (const line of said) {
      expect(text).toContain(line);
    }
    expect(project.traffic.filter(({ percent }) => percent > 0)).toEqual([
      { revision: SERVING, percent: 100 },
    ]);
  });

  it('says which step of the set-up failed, and that what was made stays', async () => {
    const project = without(completeClinic(), ['database (default)']);
    project.faults = { 'firestore databases create': 'INVALID_ARGUMENT: no such location' };
    const { end, lines } = await rolloutIn(project, REQUEST);
    expect(ROLLOUT_EXITS[end.outcome].code).toBe(12);
    expect(lines.join('\n')).toContain('Firestore database (default): failed: INVALID_ARGUMENT');
    expect(lines.join('\n')).toContain('What was made before stays');
  });

  it('tells where traffic is when it is not where it was', async () => {
    const project = completeClinic();
    project.faults = { 'run services replace': 'oh' };
    const { lines } = await rolloutIn(project, REQUEST, {
      onPerform: ({ id }) => {
        if (id === RELEASE.after) {
          project.traffic = [{ revision: 'elevendops-00001-abc', percent: 100 }];
        }
      },
    });
    const text = lines.join('\n');
    expect(text).toContain('Traffic is not where it was: now elevendops-00001-abc 100 %.');
    expect(text).toContain(`--to-revisions=${SERVING}=100`);
  });

  it.each([
    ['a look', 'firestore databases describe', 'PERMISSION_DENIED: firestore API is disabled'],
    ['a command', 'firestore databases create', 'SERVICE_DISABLED: firestore'],
    ['a right', 'projects add-iam-policy-binding', 'Service account x does not exist.'],
  ])('repeats %s while what was made is not known everywhere', async (_what, start, fault) => {
    const project = emptyProject('clinic-project');
    const pauses: number[] = [];
    project.faults = { [start]: fault.replace('is disabled', 'has not been used in project x') };
    const { end } = await rolloutIn(project, REQUEST, {
      wrap: (world) => ({
        ...world,
        sleep: (milliseconds) => {
          pauses.push(milliseconds);
          project.faults = pauses.length < 3 ? project.faults : {};
          return Promise.resolve();
        },
      }),
    });
    expect(end.outcome).toBe('released');
    expect(pauses).toEqual([10_000, 10_000, 10_000]);
  });

  it('stops between commands when somebody interrupts it', async () => {
    let asked = 0;
    const { end, performed, lines } = await rolloutIn(completeClinic(), REQUEST, {
      wrap: (world) => ({ ...world, isInterrupted: () => (asked += 1) > 3 }),
    });
    expect(ROLLOUT_EXITS[end.outcome].code).toBe(130);
    expect(performed.filter(({ effect }) => effect === 'change')).toEqual([]);
    expect(lines.join('\n')).toContain('gcloud run services describe elevendops');
  });
});
