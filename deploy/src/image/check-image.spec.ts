import { describe, expect, it } from 'vitest';
import { GOOD_FILES, imageArchive, type ArchiveOptions } from './__fixtures__/image-archive.ts';
import type { TarFile } from './__fixtures__/write-tar.ts';
import { readImage } from './archive/read-image.ts';
import { checkImage, type LicensedPart } from './check-image.ts';

async function check(
  more: readonly TarFile[] = [],
  {
    parts = [],
    secrets = {},
    ...archive
  }: ArchiveOptions & {
    readonly parts?: readonly LicensedPart[];
    readonly secrets?: Readonly<Record<string, string>>;
  } = {},
): Promise<string[]> {
  return checkImage(await readImage(imageArchive([GOOD_FILES, more], archive)), { parts, secrets });
}

describe('checkImage', () => {
  it('has nothing to say of a good one', async () => {
    expect(await check()).toEqual([]);
  });

  it.each([
    ['app/apps/api/dist/main.js.map', 'is a source map'],
    ['app/node_modules/zod/index.js', 'is an installed package'],
    ['app/src/main.ts', 'is source'],
    ['app/tools/espeak-ng.wasm', 'is of the offline voice, under the GPL'],
    ['bin/sh', 'is a shell'],
    ['root/.npmrc', 'is of the machine that builds'],
    ['run/secrets/npmrc', 'is of the machine that builds'],
  ])('finds /%s', async (path, why) => {
    expect((await check([{ path }])).join()).toContain(`/${path} ${why}`);
  });

  it('finds programs that run as their owner, and times', async () => {
    expect(await check([{ path: 'bin/su', mode: 0o4755 }])).toEqual(['/bin/su runs as its owner']);
    expect((await check([{ path: 'bin/su', modified: 5 }])).join()).toContain('has a time');
  });

  it.each([
    [{ user: 'root' }, 'runs as "root"'],
    [{ user: '0:0' }, 'runs as "0:0"'],
    [{ user: '1001' }, 'no compiled code for user 1001'],
    [{ entrypoint: ['node'] }, 'does not start with tini'],
    [{ labels: {} }, 'org.opencontainers.image.title is missing'],
  ])('finds what is wrong with %j', async (archive, why) => {
    expect((await check([], archive)).join()).toContain(why);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['GPL-3.0-or-later WITH GCC-exception-3.1', true],
    ['LGPL-2.1-or-later', true],
    ['GPL-3.0-only', false],
    ['MIT AND GPL-2.0-or-later', false],
    ['(MIT OR GPL-2.0-only) AND GPL-3.0-only', false],
    ['AGPL-3.0-only', false],
    ['GPL-3.0-or-later WITH Other-exception', false],
    [null, false],
  ])('takes %s: %s', async (licence, isTaken) => {
    const findings = await check([], { parts: [{ name: 'part', licence }] });
    expect(findings.length === 0).toBe(isTaken);
  });

  it('finds what the build was told and the image must not say', async () => {
    const secrets = { 'the host of a registry': 'npm.example.test' };
    const found = await check([{ path: 'app/x', text: 'from npm.example.test' }], { secrets });
    expect(found).toEqual(['/app/x holds the host of a registry']);
    const labels = { 'org.opencontainers.image.title': 'npm.example.test' };
    expect((await check([], { secrets, labels })).join()).toContain('its configuration holds');
  });
});
