import { describe, expect, it } from 'vitest';
import { completeClinic, failing, REQUEST, SERVING } from './__fixtures__/clinic.ts';
import { emptyProject } from './__fixtures__/fake-project.ts';
import { CLINIC, KEY, requestFor, rolloutIn } from './__fixtures__/rollout-in.ts';
import { RELEASE } from './release-steps.ts';

describe('carryOut, where all goes well', () => {
  it('says where the service is, and how to go back', async () => {
    const { lines, project } = await failing({});
    expect(lines.slice(-5)).toEqual([
      'elevendops-00003-abc serves.',
      'https://elevendops-424242.asia-east1.run.app',
      '',
      'To roll back:',
      `  gcloud run services update-traffic elevendops --region=asia-east1 --project=clinic-project --to-revisions=${SERVING}=100 --quiet`,
    ]);
    expect(project.traffic.find(({ percent }) => percent === 100)?.revision).toBe(
      'elevendops-00003-abc',
    );
  });

  it('keeps shares of several revisions until then', async () => {
    const project = completeClinic();
    project.traffic = [
      { revision: 'elevendops-00001-abc', percent: 30 },
      { revision: SERVING, percent: 70 },
    ];
    const { lines } = await rolloutIn(project, REQUEST);
    expect(lines.at(-1)).toContain(`--to-revisions=elevendops-00001-abc=30,${SERVING}=70`);
  });

  it('deploys where no revision ever served, and says that there is no way back', async () => {
    const project = { ...completeClinic(), traffic: [], revisions: [] };
    const { end, lines } = await rolloutIn(project, REQUEST);
    expect(end.outcome).toBe('released');
    expect(lines.at(-1)).toContain('nothing to roll back to');
  });

  it.each([
    ['a tag', { tag: '3f2c1ab' }, true],
    ['a digest', { digest: `sha256:${'0'.repeat(64)}` }, false],
  ])('builds nothing when the image is given by %s', async (_how, imageVersion, isAsked) => {
    const project = completeClinic();
    const image = 'asia-east1-docker.pkg.dev/clinic-project/elevendops/app:3f2c1ab';
    project.things.push(`image ${image}`);
    const request = requestFor({ ...CLINIC, imageVersion }, { isBuilt: true });
    const { performed } = await rolloutIn(project, request);
    const ids = performed.map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('build: '))).toEqual([]);
    expect(ids.includes(RELEASE.digest)).toBe(isAsked);
  });

  it('gives keys by standard input alone', async () => {
    const project = emptyProject('clinic-project');
    const inputs: (string | undefined)[] = [];
    await rolloutIn(project, REQUEST, {
      wrap: (world) => ({
        ...world,
        perform: (step, value) => {
          inputs.push(value);
          return world.perform(step, value);
        },
      }),
    });
    expect(inputs.filter((value) => value !== undefined)).toEqual([KEY, KEY, KEY]);
  });
});
