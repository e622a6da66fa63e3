import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startProgram, temporaryFolder, type TemporaryFolder } from '@elevendops/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './__fixtures__/http-talk.ts';

const PROGRAM = fileURLToPath(new URL('./__fixtures__/configured-program.ts', import.meta.url));
let folder: TemporaryFolder;

beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

function start(env: Record<string, string>, ipc = false) {
  return startProgram(process.execPath, [PROGRAM], { env, ipc, cwd: folder.path });
}

describe('startService', () => {
  it('serves, begins background work, and ends when it is told to', async () => {
    const program = start({});
    const { port } = JSON.parse(await program.line(/listening on/)) as { readonly port: number };
    await program.line(/background work begins/);
    expect(await (await ask(`http://127.0.0.1:${String(port)}/`)).body).toBe('1.2.3');
    expect(await program.stop()).toEqual({ code: 0, signal: null });
  });

  it.each([false, true])(
    'prints all that is wrong with the configuration and ends with 78 (supervised: %s)',
    async (supervised) => {
      const program = start({ APP_ENV: 'production' }, supervised);
      expect(await program.exit).toEqual({ code: 78, signal: null });
      const said = program.lines.join('\n');
      expect(said).toContain('ELEVENLABS_API_KEY');
      expect(said).toContain('GOOGLE_API_KEY');
    },
  );

  it('does nothing before its supervisor tells it to begin, and hears all that it is told then', async () => {
    const env = { ELEVENDOPS_INSTANCE: 'fixture-1', APP_ENV: 'production' };
    const waiting = start(env, true);
    waiting.child.disconnect();
    expect(await once(waiting.child, 'exit')).toEqual([0, null]);
    expect(waiting.lines).toEqual([]);

    const told = start(env, true);
    told.child.send({ type: 'begin' });
    expect(await told.exit).toEqual({ code: 78, signal: null });
    expect(told.lines.join('\n')).toContain('ELEVENLABS_API_KEY');

    const served = start({ ELEVENDOPS_INSTANCE: 'fixture-1', LISTEN: 'on-command' }, true);
    served.child.send({ type: 'begin' });
    // In the same breath: nobody listens for it yet.
    served.child.send({ type: 'listen' });
    await served.line(/listening on/);
    expect(await served.stop()).toEqual({ code: 0, signal: null });
  });

  it.each([
    ['ERR_STORE_UNAVAILABLE', 69],
    ['ERR_ANYTHING', 70],
  ])('says in one line why it cannot be built, and ends: %s with %i', async (FAIL_WITH, code) => {
    const program = start({ FAIL_WITH });
    expect(await program.exit).toEqual({ code, signal: null });
    expect(program.lines).toHaveLength(1);
    expect(JSON.parse(program.lines[0] ?? '')).toMatchObject({
      severity: 'CRITICAL',
      message: 'cannot start: the disk is on fire',
    });
  });
});
