import { describe, expect, it } from 'vitest';
import { chooseEngine, findEngines, type EngineName } from './find-engine.ts';
import type { Outcome } from './run-program.ts';

const MISSING: Outcome = { code: null, stdout: '', stderr: 'spawn x ENOENT' };

/** A machine on which these commands succeed, by their first words, and others are not installed. */
function machine(works: Readonly<Record<string, Outcome>>) {
  return (program: string, args: readonly string[]) =>
    Promise.resolve(works[`${program} ${args[0] ?? ''}`] ?? MISSING);
}

const done = (stdout: string): Outcome => ({ code: 0, stdout, stderr: '' });
const failed = (stderr: string): Outcome => ({ code: 1, stdout: '', stderr });
const PODMAN = { 'podman --version': done('podman version 4.3.1\n'), 'podman info': done('runc') };
const BUILDAH = { 'buildah --version': done('buildah version 1.28.2'), 'buildah info': done('{}') };
const DOCKER = { 'docker version': done('Docker 28.2.2'), 'docker buildx': done('buildx 0.24') };

async function chosen(works: Readonly<Record<string, Outcome>>, wanted?: EngineName) {
  return chooseEngine(await findEngines(machine(works)), wanted);
}

describe('the choice of an engine', () => {
  it.each([
    [{ ...BUILDAH, ...PODMAN, ...DOCKER }, undefined, 'Docker 28.2.2'],
    [{ ...BUILDAH, ...PODMAN }, undefined, 'podman version 4.3.1'],
    [BUILDAH, undefined, 'buildah version 1.28.2'],
    [{ ...BUILDAH, ...PODMAN, ...DOCKER }, 'buildah', 'buildah version 1.28.2'],
  ] as const)(
    'takes the first that works, or the one asked for (%#)',
    async (works, wanted, version) => {
      expect((await chosen(works, wanted)).version).toBe(version);
    },
  );

  it('passes over a Docker without its daemon, and one without BuildKit', async () => {
    const noDaemon = { 'docker version': failed('Cannot connect to the Docker daemon') };
    expect((await chosen({ ...PODMAN, ...noDaemon })).name).toBe('podman');
    const noBuildx = { ...DOCKER, 'docker buildx': failed('unknown command: docker buildx') };
    expect((await chosen({ ...BUILDAH, ...noBuildx })).name).toBe('buildah');
  });

  it('says what is wrong with each, and how to get one', async () => {
    const works = { 'docker version': failed('Cannot connect to the Docker daemon\nat all') };
    await expect(chosen(works)).rejects.toThrow(
      /docker: Cannot connect to the Docker daemon\n {2}podman: is not installed\n {2}buildah: is not installed\nInstall one/,
    );
    await expect(chosen(PODMAN, 'docker')).rejects.toThrow('docker does not work here');
  });
});
