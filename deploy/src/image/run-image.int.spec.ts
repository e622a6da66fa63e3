import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProgram, temporaryFolder, type TemporaryFolder } from '@elevendops/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GOOD_FILES, imageArchive, LOCKFILE } from './__fixtures__/image-archive.ts';
import { standInEngine, type StandInEngineOptions } from './__fixtures__/stand-in-engine.ts';

const MAIN = join(import.meta.dirname, '../main.ts');
const BASE = 'node:26.10.0-bookworm';

let folder: TemporaryFolder;

beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder.path, 'deploy'));
  await writeFile(join(folder.path, 'deploy/Dockerfile'), `FROM ${BASE}\n`);
  await writeFile(join(folder.path, 'package-lock.json'), LOCKFILE);
});

afterEach(() => folder.remove());

/** Runs `image` on a machine that has these engines and no other. */
async function image(machine: StandInEngineOptions, ...flags: readonly string[]) {
  const PATH = await standInEngine(folder.path, machine);
  const program = startProgram(process.execPath, [MAIN, 'image', ...flags], {
    cwd: folder.path,
    env: { PATH, NODE_COMPILE_CACHE: join(folder.path, 'cache') },
  });
  const { code } = await program.exit;
  const written = (path: string) => readFile(join(folder.path, path), 'utf8');
  return { code, output: program.lines.join('\n'), written };
}

describe('image', () => {
  it('says without any engine what is missing, and how to get one', async () => {
    const { code, output } = await image({});
    expect(code).toBe(1);
    expect(output).toContain('docker: is not installed\n  podman: is not installed');
    expect(output).toContain('apt-get install buildah');
    expect(output).not.toContain('at ');
  });

  it('builds, shows what it weighs, and writes what it is made of', async () => {
    const { code, output, written } = await image(
      { archive: imageArchive([GOOD_FILES]) },
      '--tag=localhost/x:1',
      '--revision=r1',
    );
    expect(code, output).toBe(0);
    expect(output).toContain('engine: podman version 0.0');
    expect(await written('asked')).toMatch(
      /--file=deploy\/Dockerfile --tag=localhost\/x:1 --build-arg=BUILD_REVISION=r1 --secret=id=npmrc,src=\S+ \.\n/,
    );
    expect(output).toMatch(/localhost\/x:1 is sha256:[0-9a-f]{64}: 2 packages of npm, 2 of Debian/);
    expect(await written('deploy/out/image/sbom.cdx.json')).toContain('"pkg:npm/zod@4.6.7"');
    expect(JSON.parse(await written('deploy/out/image/image.json'))).toMatchObject({
      tag: 'localhost/x:1',
      revision: 'r1',
      standIns: [],
      findings: [],
    });
  });

  it('fails on what must not be in an image', async () => {
    const bad = [...GOOD_FILES, { path: 'app/main.js.map' }];
    const { code, output } = await image({ archive: imageArchive([bad]) });
    expect(code).toBe(1);
    expect(output).toContain('elevendops:local: /app/main.js.map is a source map');
  });

  it('fails when the image names the registry that the build was told of', async () => {
    const bad = [...GOOD_FILES, { path: 'app/x', text: 'from npm.example.test' }];
    const { output } = await image({ archive: imageArchive([bad]) });
    expect(output).toContain('/app/x holds the host of a registry');
  });

  it('fails when the build does', async () => {
    const { code, output } = await image({ archive: imageArchive([]), buildCode: 125 });
    expect(code).toBe(1);
    expect(output).toContain('podman did not build elevendops:local (125)');
  });

  it('says when a base is a stand-in, and asks no registry for it', async () => {
    const labels = { [`docker.io/library/${BASE}`]: JSON.stringify({ 'stand-in': BASE }) };
    const { output, written } = await image({ archive: imageArchive([GOOD_FILES]), labels });
    expect(output).toContain(`${BASE} is a stand-in here`);
    expect(await written('asked')).toContain('--pull=never');
    expect(JSON.parse(await written('deploy/out/image/image.json'))).toMatchObject({
      standIns: [BASE],
    });
  });

  it('never puts a stand-in in the place of a real base', async () => {
    await writeFile(join(folder.path, 'package.json'), '{"packageManager":"npm@11.19.1"}');
    const version = process.version.slice(1);
    const base = `node:${version}-bookworm`;
    await writeFile(join(folder.path, 'deploy/Dockerfile'), `FROM ${base}\n`);
    const labels = { [`docker.io/library/${base}`]: 'null' };
    const archive = imageArchive([]);
    const { code, output } = await image({ archive, labels }, '--stand-in-bases');
    expect(code).toBe(1);
    expect(output).toContain('is no stand-in: it is not replaced');
  });
});
