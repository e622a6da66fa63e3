import { describe, expect, it } from 'vitest';
import { buildArguments, labelsArguments, saveArguments } from './engine-commands.ts';
import { ENGINE_NAMES } from './find-engine.ts';

const OPTIONS = {
  dockerfile: 'deploy/Dockerfile',
  context: '.',
  tags: ['a:b'],
  buildArguments: { BUILD_REVISION: 'r1' },
  secrets: { npmrc: '/tmp/npmrc' },
};

describe('buildArguments', () => {
  it.each(ENGINE_NAMES)('has %s build the same thing', (engine) => {
    const args = buildArguments(engine, OPTIONS);
    expect(args).toEqual(
      expect.arrayContaining([
        '--file=deploy/Dockerfile',
        '--tag=a:b',
        '--build-arg=BUILD_REVISION=r1',
        '--secret=id=npmrc,src=/tmp/npmrc',
      ]),
    );
    expect(args.at(-1)).toBe('.');
    expect(args).not.toContain('--no-cache');
    expect(args.join(' ')).toMatch(/--timestamp=0|SOURCE_DATE_EPOCH=0/);
  });

  it('keeps nothing of the container that builds, as the format of Docker does', () => {
    expect(buildArguments('podman', OPTIONS)).toContain('--format=oci');
    expect(buildArguments('buildah', OPTIONS)).toContain('--format=oci');
  });

  it('asks no registry for bases that only this machine has', () => {
    const offline = { ...OPTIONS, isOffline: true, isFresh: true };
    expect(buildArguments('buildah', offline)).toContain('--pull=never');
    expect(buildArguments('docker', offline)).not.toContain('--pull=never');
    expect(buildArguments('docker', offline)).toContain('--no-cache');
  });
});

describe('the other commands', () => {
  it.each(ENGINE_NAMES)('name the image for %s', (engine) => {
    expect(saveArguments(engine, 'a:b', '/tmp/x').join(' ')).toContain('/tmp/x');
    expect(labelsArguments(engine, 'a:b').at(-1)).toBe('a:b');
  });
});
