import { describe, expect, it } from 'vitest';
import { parseRolloutFlags, rolloutHelp } from './rollout-flags.ts';

describe('parseRolloutFlags', () => {
  it('reads the deployment and how to roll it out', () => {
    const flags = parseRolloutFlags([
      ...['--project-id=clinic-project', '--region', 'europe-west1', '--max-instances=3'],
      ...['--dry-run', '--skip-setup', '--secret-versions=google-api-key=3'],
    ]);
    expect(flags).toMatchObject({
      deployment: {
        projectId: 'clinic-project',
        region: 'europe-west1',
        bucket: 'clinic-project-elevendops-audio',
        scaling: { maxInstances: 3 },
        secretVersions: { 'google-api-key': '3' },
      },
      ...{ isDryRun: true, skipSetup: true, isLocal: false, isAgreed: false },
      ...{ isBuilt: false, knowsNumber: false },
    });
  });

  it.each([
    ['an image that is there', ['--image=3f2c1ab'], { isBuilt: true }],
    ['the number of the project', ['--project-number=42'], { knowsNumber: true }],
    ['a build on this machine', ['--local'], { isLocal: true }],
    ['consent', ['--yes'], { isAgreed: true }],
  ])('knows %s', (_what, args, expected) => {
    expect(parseRolloutFlags(['--project-id=clinic-project', ...args])).toMatchObject(expected);
  });

  it.each([
    ['a word', ['clinic-project'], 'ERR_USAGE'],
    ['a flag that there is not', ['--project-id=clinic-project', '--regoin=x'], 'ERR_USAGE'],
    ['a switch with a value', ['--project-id=clinic-project', '--yes=no'], 'ERR_USAGE'],
    ['no project', ['--yes'], 'ERR_USAGE'],
    ['a region that is none', ['--project-id=clinic-project', '--region=here'], 'ERR_DEPLOYMENT'],
  ])('refuses %s', (_what, args, code) => {
    expect(() => parseRolloutFlags(args)).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('gives help, whatever else is said', () => {
    expect(parseRolloutFlags(['--help'])).toBeNull();
    expect(
      rolloutHelp()
        .split('\n')
        .filter((line) => line.length > 130),
    ).toEqual([]);
  });
});
