import { describe, expect, it } from 'vitest';
import { ENGINE_NAMES } from '../image/engine/find-engine.ts';
import { parseImageFlags } from '../image/image-flags.ts';
import { CLINIC } from './__fixtures__/rollout-in.ts';
import { buildSteps, trafficCommand } from './release-steps.ts';

const IMAGE = 'asia-east1-docker.pkg.dev/clinic-project/elevendops/app:3f2c1ab';

describe('buildSteps', () => {
  it.each(ENGINE_NAMES)('has npm run image build with %s, which takes these flags', (engine) => {
    const [build, , push] = buildSteps(CLINIC, '3f2c1ab', { folder: 'out', engine });
    const words = build?.command ?? [];
    expect(words.slice(0, 4)).toEqual(['npm', 'run', 'image', '--']);
    expect(parseImageFlags(words.slice(4))).toMatchObject({
      ...{ tag: IMAGE, revision: '3f2c1ab', engine },
    });
    expect(push?.command).toEqual([engine, 'push', IMAGE]);
  });

  it('has Cloud Build make the same image otherwise', () => {
    const [build, ...others] = buildSteps(CLINIC, '3f2c1ab', { folder: 'out', engine: null });
    expect(build?.command).toContain('--config=out/cloudbuild.image.yaml');
    expect(build?.command).toContain('--substitutions=_TAG=3f2c1ab');
    expect(others).toEqual([]);
  });
});

describe('trafficCommand', () => {
  it('divides the requests as they were', () => {
    const shares = [
      { revision: 'a', percent: 90 },
      { revision: 'b', percent: 10 },
    ];
    expect(trafficCommand(CLINIC, shares)).toContain('--to-revisions=a=90,b=10');
  });
});
