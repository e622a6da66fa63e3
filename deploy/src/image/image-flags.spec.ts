import { describe, expect, it } from 'vitest';
import { parseImageFlags } from './image-flags.ts';

describe('parseImageFlags', () => {
  it('has a default for everything', () => {
    expect(parseImageFlags([])).toEqual({
      engine: undefined,
      tag: 'elevendops:local',
      revision: undefined,
      npmrc: undefined,
      isFresh: false,
      isStandIn: false,
      isHelp: false,
    });
  });

  it('takes what is given', () => {
    const flags = parseImageFlags([
      '--engine=buildah',
      '--tag=localhost/x:1',
      '--revision=v1.2-3',
      '--no-cache',
      '--stand-in-bases',
    ]);
    expect(flags).toMatchObject({ engine: 'buildah', tag: 'localhost/x:1', revision: 'v1.2-3' });
    expect(flags).toMatchObject({ isFresh: true, isStandIn: true });
  });

  it.each([
    ['--engine=lxc', 'must be docker, podman, buildah'],
    ['--tag=Upper:Case', 'small letters'],
    ['--tag=-f', 'small letters'],
    ['--revision=a b', 'must be letters'],
    ['--push', 'usage: npm run image'],
    ['word', 'usage: npm run image'],
  ])('refuses %s', (flag, why) => {
    expect(() => parseImageFlags([flag])).toThrow(why);
  });
});
