import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '@elevendops/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emulatorsAvailable } from './availability.ts';
import { findFakeGcs } from './fake-gcs-command.ts';
import { findProgram } from './find-program.ts';
import { findFirestoreEmulator } from './firestore-command.ts';

describe('the search for emulators', () => {
  let folder: TemporaryFolder;
  let bin: string;

  beforeEach(async () => {
    folder = await temporaryFolder();
    bin = join(folder.path, 'bin');
    await mkdir(bin);
  });

  afterEach(() => folder.remove());

  async function program(name: string, script = '#!/bin/sh\n', mode = 0o755): Promise<string> {
    const path = join(bin, name);
    await writeFile(path, script);
    await chmod(path, mode);
    return path;
  }

  it('finds programs in the order of PATH, and only those that can be run', async () => {
    const path = await program('tool');
    await program('text', '', 0o644);
    const env = { PATH: `/nowhere:${bin}` };
    expect(await findProgram('tool', env)).toBe(path);
    expect(await findProgram('text', env)).toBeNull();
    expect(await findProgram('tool', {})).toBeNull();
  });

  it('says which part of the Firestore emulator is missing and what to do', async () => {
    const env = { PATH: bin };
    expect((await findFirestoreEmulator(env)).reason).toContain('install a Java runtime');
    await program('java');
    expect((await findFirestoreEmulator(env)).reason).toContain('install that, so that gcloud');
    await program('gcloud');
    expect((await findFirestoreEmulator(env)).reason).toContain('gcloud components install');
  });

  it('finds the jar beside gcloud, or where gcloud says that the SDK is', async () => {
    await program('java');
    const root = join(folder.path, 'sdk');
    const jars = join(root, 'platform', 'cloud-firestore-emulator');
    await mkdir(jars, { recursive: true });
    await writeFile(join(jars, 'cloud-firestore-emulator.jar'), '');
    await program('gcloud', `#!/bin/sh\necho ${root}\n`);
    const { command } = await findFirestoreEmulator({ PATH: bin });
    expect(command?.program).toBe(join(bin, 'java'));
    expect(command?.args).toContain(join(jars, 'cloud-firestore-emulator.jar'));
  });

  it('says how to get fake-gcs-server, with Go and without', async () => {
    const env = { PATH: bin, XDG_CACHE_HOME: folder.path };
    expect((await findFakeGcs(env)).reason).toContain('install Go');
    await program('go');
    expect((await findFakeGcs(env)).reason).toContain('npm run install-fake-gcs');
    const path = await program('fake-gcs-server');
    expect((await findFakeGcs(env)).command).toEqual({ program: path, args: [] });
  });
});

describe('emulatorsAvailable', () => {
  it('gives a reason or null for both', async () => {
    const available = await emulatorsAvailable();
    for (const reason of Object.values(available) as (string | null)[]) {
      expect(reason === null || reason.includes('is not installed: ')).toBe(true);
    }
  });
});
