import { describe, expect, it } from 'vitest';
import { orphansChecked } from '../__fixtures__/orphans-checked.ts';
import { count, opensPortAfterTheApi, refusesStranger } from './checks.ts';

const { startRun } = orphansChecked();

describe('a start', () => {
  it('#01 opens the public port only after the API was verified', () =>
    opensPortAfterTheApi(startRun));

  it('#01 announces readiness once, with how long each part took', async () => {
    const run = await startRun();
    const ready = await run.line(/^ready after/);
    expect(ready).toMatchObject({
      api_ms: expect.any(Number),
      ui_server_ms: expect.any(Number),
      total_ms: expect.any(Number),
    });
    const answer = await fetch(`http://127.0.0.1:${String(run.port)}/api/health`);
    expect(answer.status).toBe(200);
    run.signal('SIGTERM');
    expect(await run.exit).toEqual({ code: 0, signal: null });
    expect(count(run, /^ready after/)).toBe(1);
    expect(run.lines.at(-1)).toMatchObject({ message: 'stopped on SIGTERM', exit_code: 0 });
  });

  it('#60 sees within 100 ms that a service has opened its port', async () => {
    const run = await startRun({ policy: { stableAfterMs: 0 } });
    let ready = await run.line(/^api is ready/);
    const delaysMs: number[] = [];
    for (let start = 0; start < 3; start += 1) {
      const [pid = 0] = run.programs('fake-api.ts');
      process.kill(pid, 'SIGKILL');
      const listens = await run.line(/^fake api listens/, ready);
      ready = await run.line(/^api is ready/, ready);
      // Both are times of the same clock of the day.
      delaysMs.push(Date.parse(String(ready['time'])) - Number(listens['at']));
    }
    // The machine may be busy with other things; not each of the three times.
    expect(Math.min(...delaysMs)).toBeLessThanOrEqual(100);
  });

  it('#17 does not take a stranger on the port of the API for the API', () =>
    refusesStranger(startRun));

  it('#17 names the port that is taken, who has it, and how to choose another', async () => {
    const run = await startRun({ stranger: true });
    const { message } = await run.lastLine();
    expect(message).toContain(
      `port ${String(run.apiPort)} is already in use by pid ${String(process.pid)} (`,
    );
    expect(message).toContain(`BACKEND_API_URL=http://localhost:${String(run.apiPort + 1)}`);
    expect((await run.exit).code).toBe(98);
    expect(run.lines.filter(({ message }) => message === 'fake api started')).toHaveLength(1);
  });

  it('#25 kills a service that is never ready, tries three times, then gives up with 124', async () => {
    const run = await startRun({ api: 'silent', policy: { startTimeoutMs: 600 } });
    expect((await run.lastLine()).message).toMatch(
      /giving up: api .*never said that it was ready.*3 starts/,
    );
    expect((await run.exit).code).toBe(124);
    expect(run.lines.filter(({ message }) => message.startsWith('api is killed'))).toHaveLength(3);
  });

  it('ignores readiness that is announced for another incarnation', async () => {
    const run = await startRun({
      api: 'wrong-instance',
      policy: { startTimeoutMs: 1_500, startTries: 1 },
    });
    await run.line(/fake api started/);
    expect((await run.lastLine()).message).toMatch(/never said that it was ready/);
    expect((await run.exit).code).toBe(124);
  });

  it('#25 tells the last answer to a probe of a service that answers, but never well', async () => {
    const run = await startRun({
      api: 'health-status=500',
      policy: { startTimeoutMs: 3_000, startTries: 1 },
    });
    expect((await run.lastLine()).message).toMatch(/last probe: answered 500/);
    expect((await run.exit).code).toBe(124);
  });

  it('#26 is none while the UI server fails its own check: nobody is told that it serves', async () => {
    const run = await startRun({ uiServer: 'self-check-fails', policy: { startTimeoutMs: 3_000 } });
    await run.line(/^fake ui-server listens/);
    const answer = await fetch(`http://127.0.0.1:${String(run.port)}/api/health`);
    expect(answer.status).toBe(503);
    await run.line(/^ui-server is killed: not ready in time \(last probe: answered 503\)/);
    expect(count(run, /^ready after/)).toBe(0);
    run.signal('SIGTERM');
    await run.exit;
  });

  it('#51 takes 8080 for the public port when nothing else is said', async () => {
    const run = await startRun({
      program: `${import.meta.dirname}/../main.ts`,
      env: { PORT: '', BACKEND_API_URL: 'http://localhost:8080' },
    });
    expect((await run.exit).code).toBe(78);
    expect(run.stderr()).toContain('8080');
  });
});

describe('the environment of a service', () => {
  it('is that of the supervisor with its own name in it, and its line goes no further', async () => {
    const run = await startRun({
      api: 'environment',
      ipc: true,
      env: {
        NODE_OPTIONS: '--max-old-space-size=300',
        ELEVENDOPS_INSTANCE: 'another',
        NODE_UNIQUE_ID: '7',
      },
    });
    const { own, inherited, instance } = (await run.line(/^environment/)) as unknown as {
      own: Record<string, string>;
      inherited: string[];
      instance: string;
    };
    await run.line(/^ready after/);
    expect(own).toMatchObject({
      NODE_OPTIONS: '--max-old-space-size=300',
      PORT: String(run.port),
      ELEVENDOPS_INSTANCE: expect.stringMatching(/^\d+-[\da-z]+-0$/) as string,
    });
    expect(instance).toBe(own['ELEVENDOPS_INSTANCE']);
    const names = inherited.map((line) => line.split('=')[0]);
    expect(names).toContain('NODE_OPTIONS');
    expect(names.filter((name) => /^NODE_(?:CHANNEL|UNIQUE)/.test(name ?? ''))).toEqual([]);
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(0);
  });
});
