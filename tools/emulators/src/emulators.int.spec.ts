import { join } from 'node:path';
import { startProgram } from '@elevendops/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { emulatorsAvailable } from './availability.ts';
import { startEmulator, type Emulator } from './emulator-process.ts';
import { startFakeGcs } from './fake-gcs.ts';
import { startFirestoreEmulator } from './firestore-emulator.ts';

const START_TIMEOUT_MS = 90_000;
const SILENCE_MS = 300;
const { firestore, gcs } = await emulatorsAvailable('firestore', 'gcs');

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('startEmulator', () => {
  const script = (text: string) => ({
    name: 'The script',
    found: { command: { program: process.execPath, args: ['-e', text] }, reason: null },
    argsFor: () => [],
    readyPath: '/',
    port: 9,
  });

  it('refuses what is not installed, with the reason', async () => {
    const found = { command: null, reason: 'it is not installed: install it' };
    await expect(startEmulator({ ...script(''), found })).rejects.toThrow('install it');
  });

  it('says what a program said that ends before it is ready', async () => {
    const failing = script('console.error("the port is taken"); process.exit(3)');
    await expect(startEmulator(failing)).rejects.toThrow(
      /The script ended \(3\) before it was ready:\nthe port is taken/,
    );
  });
});

describe.skipIf(firestore !== null)('startFirestoreEmulator', () => {
  let emulator: Emulator;
  afterEach(() => emulator.stop());

  it(
    'keeps documents, falls silent while paused, and starts again where it was',
    { timeout: START_TIMEOUT_MS },
    async () => {
      emulator = await startFirestoreEmulator();
      const documents = `${emulator.url}/v1/projects/any/databases/(default)/documents`;
      const headers = { Authorization: 'Bearer owner', 'Content-Type': 'application/json' };
      const body = JSON.stringify({ fields: { n: { integerValue: '1' } } });
      const read = (signal: AbortSignal | null = null) =>
        fetch(`${documents}/c/a`, { headers, signal });
      await fetch(`${documents}/c?documentId=a`, { method: 'POST', headers, body });
      expect(await (await read()).json()).toMatchObject({ fields: { n: { integerValue: '1' } } });

      emulator.pause();
      await expect(read(AbortSignal.timeout(SILENCE_MS))).rejects.toThrow('timeout');
      emulator.resume();
      expect((await read()).status).toBe(200);

      const { port, pid } = emulator;
      await emulator.kill();
      expect(isAlive(pid)).toBe(false);
      emulator = await startFirestoreEmulator({ port });
      expect((await read()).status).toBe(404);
      emulator.pause();
      await emulator.stop();
      expect(isAlive(emulator.pid)).toBe(false);
    },
  );
});

describe.skipIf(gcs !== null)('startFakeGcs', () => {
  it('has the buckets from the start', async () => {
    const emulator = await startFakeGcs({ buckets: ['one', 'two'] });
    const reply = await fetch(`${emulator.url}/storage/v1/b?project=any`);
    const { items } = (await reply.json()) as { items: { name: string }[] };
    expect(items.map(({ name }) => name)).toEqual(['one', 'two']);
    await emulator.stop();
    expect(isAlive(emulator.pid)).toBe(false);
  });
});

describe.skipIf(firestore !== null || gcs !== null)('the program', () => {
  it(
    'runs a command with the addresses, ends the emulators after it, and exits as it did',
    { timeout: START_TIMEOUT_MS },
    async () => {
      const text = 'console.log("at", process.env.FIRESTORE_EMULATOR_HOST); process.exit(7)';
      const main = join(import.meta.dirname, 'main.ts');
      const program = startProgram(process.execPath, [main, process.execPath, '-e', text], {
        env: process.env,
      });
      const [, host = ''] = /^at (.+)$/.exec(await program.line(/^at /)) ?? [];
      expect(await program.exit).toEqual({ code: 7, signal: null });
      expect(program.lines).toContain(`export FIRESTORE_EMULATOR_HOST='${host}'`);
      await expect(fetch(`http://${host}/`)).rejects.toThrow('fetch failed');
    },
  );
});
