import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '@elevendops/testing';
import { describe, expect, it } from 'vitest';
import { orphansChecked } from '../__fixtures__/orphans-checked.ts';
import type { SupervisedRun } from '../__fixtures__/supervised-run.ts';
import type { Status } from '../status/status.ts';
import { become, IMPATIENT, pidOf } from './checks.ts';

const { startRun } = orphansChecked();

const MIB = 1024 * 1024;
/** Cloud Logging refuses a longer entry. */
const MAX_ENTRY_BYTES = 256 * 1024;

/** The lines of the run's output as bytes, from now on. */
function rawLines(run: SupervisedRun): Buffer[] {
  const lines: Buffer[] = [];
  let rest = Buffer.alloc(0);
  run.process.stdout?.prependListener('data', (text: string) => {
    rest = Buffer.concat([rest, Buffer.from(text)]);
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n')) {
      lines.push(Buffer.from(rest.subarray(0, end)));
      rest = rest.subarray(end + 1);
    }
  });
  return lines;
}

/** A run whose API has written every kind of output and then died in the middle of a line. */
async function spewed() {
  const run = await startRun({ api: 'spew' });
  const raw = rawLines(run);
  const started = await run.line(/fake api started/);
  await run.line(/^a warning/);
  await run.line(/^$/);
  process.kill(pidOf(started), 'SIGKILL');
  await run.line(/^the rest/);
  run.signal('SIGTERM');
  await run.exit;
  return { lines: run.lines, raw };
}

/** Resident memory of the supervisor itself. */
function residentBytes({ pid }: SupervisedRun): number {
  const [, kibibytes = '0'] =
    /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}

describe('what a service writes', () => {
  it('#32, #34, #35, #36: comes out whole whatever it is, one JSON object a line', async () => {
    const { lines, raw } = await spewed();

    const long = lines.filter(({ message }) => message.startsWith('xxx'));
    expect(long.map(({ part }) => part)).toEqual(long.map((_, part) => part));
    expect(long.map(({ message }) => message).join('')).toBe('x'.repeat(5_000_000));
    expect(long.filter(({ continues }) => continues === false)).toEqual([long.at(-1)]);
    expect(Math.max(...raw.map(({ length }) => length))).toBeLessThan(MAX_ENTRY_BYTES);

    const control = lines.filter(({ message }) => message.startsWith('\u0001'));
    expect(control.map(({ message }) => message).join('')).toBe('\u0001'.repeat(65_000));
    const invalid = lines.filter(({ message }) => message.startsWith('\ufffd'));
    expect(invalid.map(({ message }) => message).join('')).toBe('\ufffd'.repeat(65_000));

    const messages = lines.map(({ message }) => message);
    expect(messages).toContain('10 %\r20 %\r30 %');
    expect(messages).toContain('split 語');
    expect(messages).toContain('bad \ufffd');
    expect(lines.find(({ message }) => message.startsWith('plain'))).toMatchObject({
      severity: 'INFO',
      message: 'plain \u001b[31mred\u001b[0m \u0000 \u2028 text',
      stream: 'stdout',
      serviceContext: { service: 'api' },
    });
    expect(lines.find(({ message }) => message === 'a warning')).toMatchObject({
      severity: 'WARNING',
      stream: 'stderr',
    });
    expect(lines.find(({ message }) => message.startsWith('the rest'))).toMatchObject({
      unterminated: true,
    });

    const own = raw.map(String).find((line) => line.includes('own json'));
    expect(own).toBe(
      '{"serviceContext":{"service":"api","version":"1.2.3"},' +
        '"severity":"NOTICE","message":"own json","n":12345678901234567890}',
    );
  });

  it.each(['flood', 'flood-of-nothing'])(
    '#33: is dropped and counted when it is too much (%s); the supervisor stays quick',
    async (manner) => {
      const port = await freePort();
      const env = { SUPERVISOR_STATUS_PORT: String(port) };
      const run = await startRun({ api: manner, env });
      const status = async () =>
        (await (await fetch(`http://127.0.0.1:${String(port)}/status`)).json()) as Status;
      // The reader of this test cannot keep up, and stands still for a while besides.
      run.process.stdout?.pause();
      await run.serves();
      const tookMs: number[] = [];
      for (let question = 0; question < 40; question += 1) {
        const since = performance.now();
        expect((await status()).services.api.state).toBe('ready');
        tookMs.push(performance.now() - since);
      }
      tookMs.sort((a, b) => a - b);
      // A tenth of them at least: a busy machine makes many wait, a blocked event loop makes all wait.
      expect(tookMs[tookMs.length / 10]).toBeLessThan(50);
      expect(residentBytes(run)).toBeLessThan(200 * MIB);
      run.process.stdout?.resume();
      const { dropped, severity } = await run.line(/^dropped \d+ log lines/);
      expect(dropped).toBeGreaterThan(100);
      expect(severity).toBe('WARNING');
      run.signal('SIGTERM');
      expect((await run.exit).code).toBe(0);
      expect((await run.lastLine()).message).toBe('stopped on SIGTERM');
    },
    30_000,
  );
});

describe('what the supervisor writes', () => {
  it('has no secret in it, although it tells what others say', async () => {
    const run = await startRun({ policy: IMPATIENT, env: { SPEC_TOKEN: 'answered 500' } });
    const ready = await run.line(/^ready after/);
    await become(run.apiPort, 'health-status=500');
    await run.line(/^api answers badly \(\[redacted\]\)/, ready);
  });
});

describe('who reads the log', () => {
  it('#37: may go away; supervision goes on and the last line goes to stderr', async () => {
    const run = await startRun();
    const api = await run.line(/fake api started/);
    const uiServer = await run.line(/fake ui-server started/);
    await run.line(/^ready after/);
    run.process.stdout?.destroy();
    process.kill(pidOf(api), 'SIGKILL');
    await run.serves();
    expect(run.processes()).toContain(pidOf(uiServer));
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(0);
    expect(run.stderr()).toMatch(/"message":"stopped on SIGTERM"/);
  });

  it('#37: may go away from both outputs; the stop is as clean as ever', async () => {
    const run = await startRun();
    const api = await run.line(/fake api started/);
    await run.line(/^ready after/);
    run.process.stdout?.destroy();
    run.process.stderr?.destroy();
    process.kill(pidOf(api), 'SIGKILL');
    await run.serves();
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(0);
  });

  it('#38: may stand still; memory stays bounded and the stop still ends in time', async () => {
    const run = await startRun({ api: 'flood', policy: { logDrainMs: 200 } });
    run.process.stdout?.pause();
    await run.serves();
    const samples: number[] = [];
    // Long enough for several hundred megabytes: what is kept would show.
    for (let sample = 0; sample < 20; sample += 1) {
      await delay(100);
      samples.push(residentBytes(run));
    }
    expect(Math.max(...samples)).toBeLessThan(200 * MIB);
    expect(Math.max(...samples.slice(10)) - Math.max(...samples.slice(0, 10))).toBeLessThan(
      30 * MIB,
    );
    const since = performance.now();
    run.signal('SIGTERM');
    await run.ended();
    expect(performance.now() - since).toBeLessThan(9_000);
    expect(run.stderr()).toMatch(/"message":"stopped on SIGTERM"/);
  }, 30_000);

  it('#55: may be slow; it still gets the last line, before the exit', async () => {
    const run = await startRun({ api: 'spew', policy: { logDrainMs: 5_000 } });
    const { stdout } = run.process;
    await run.line(/fake api started/);
    stdout?.pause();
    await run.serves();
    run.signal('SIGTERM');
    // One piece at a time, and a rest after each.
    const rest = setInterval(() => {
      stdout?.resume();
      setImmediate(() => stdout?.pause());
    }, 5);
    await run.ended();
    clearInterval(rest);
    stdout?.resume();
    expect(await run.lastLine()).toMatchObject({ message: 'stopped on SIGTERM' });
    expect(run.stderr()).toBe('');
  }, 30_000);
});
