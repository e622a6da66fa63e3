import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '@elevendops/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { findEngine, limitArgs } from './find-engine.ts';

const contract = { memoryBytes: 2 ** 30, cpus: 2 };
const isLinux = process.platform === 'linux';

const folders: TemporaryFolder[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => folder.remove()));
});

/** A program that stands for podman: it has the image app:1, and runs it when the shell condition holds. */
async function engineThatRuns(condition: string): Promise<string> {
  const folder = await temporaryFolder();
  folders.push(folder);
  const path = join(folder.path, 'podman');
  const script = [
    '#!/bin/sh',
    'has() { case "$ALL" in *"$1"*) return 0;; esac; return 1; }',
    'ALL="$*"',
    'case "$1" in --version) echo "podman version 0"; exit 0;; esac',
    'if [ "$1" = image ]; then [ "$3" = app:1 ] || { echo "no such image $3" >&2; exit 1; }; exit 0; fi',
    `if ${condition}; then exit 0; fi`,
    'echo "this machine does not allow it" >&2; exit 125',
  ];
  await writeFile(path, `${script.join('\n')}\n`);
  await chmod(path, 0o755);
  return path;
}

describe('limitArgs', () => {
  it('allows no swap', () => {
    expect(limitArgs(contract).join(' ')).toBe(
      '--memory 1073741824 --memory-swap 1073741824 --cpus 2',
    );
  });
});

describe('findEngine', () => {
  it('adds nothing where nothing is needed', async () => {
    const engine = await engineThatRuns('true');
    expect(await findEngine('app:1', contract, { engine })).toEqual({
      name: engine,
      version: 'podman version 0',
      globalArgs: [],
      runArgs: [...(isLinux ? ['--network', 'host'] : []), ...limitArgs(contract)],
      sharesLoopback: isLinux,
      unlimited: null,
    });
  });

  it('finds another runtime and lower limits by trying', async () => {
    const engine = await engineThatRuns('has "--runtime runc" && has nproc=4096');
    expect(await findEngine('app:1', contract, { engine })).toMatchObject({
      globalArgs: ['--runtime', 'runc'],
      runArgs: expect.arrayContaining(['nproc=4096:4096']),
      unlimited: null,
    });
  });

  it('does without limits last, and says why', async () => {
    const engine = await engineThatRuns('! has --memory');
    expect(await findEngine('app:1', contract, { engine })).toMatchObject({
      unlimited: 'this machine does not allow it',
    });
  });

  it('takes flags that were given, and no others', async () => {
    const engine = await engineThatRuns('has "--cgroup-manager=cgroupfs"');
    const engineArgs = ['--cgroup-manager=cgroupfs'];
    expect(await findEngine('app:1', contract, { engine, engineArgs })).toMatchObject({
      globalArgs: engineArgs,
    });
  });

  it('says why when nothing helps', async () => {
    const engine = await engineThatRuns('false');
    await expect(findEngine('app:1', contract, { engine })).rejects.toThrow(
      /cannot run it; say how by --engine-args and --run-args\.\n {2}this machine does not allow it/,
    );
  });

  it('says what to do when the engine has no such image, or is not there', async () => {
    const engine = await engineThatRuns('true');
    const other = findEngine('app:2', contract, { engine });
    await expect(other).rejects.toThrow(/npm run image.*no such image app:2/s);
    const absent = findEngine('app:1', contract, { engine: 'no-such-engine' });
    await expect(absent).rejects.toThrow(/no-such-engine: is not installed/);
  });
});
