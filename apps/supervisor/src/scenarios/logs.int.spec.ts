import { describe, expect, it } from 'vitest';
import { orphansChecked } from '../__fixtures__/orphans-checked.ts';

const { startRun } = orphansChecked();

describe('the log', () => {
  it('32, 34, 35, 36: passes on every kind of output, one JSON object a line', async () => {
    const run = await startRun({ api: 'spew' });
    const { pid } = await run.line(/fake api started/);
    await run.line(/^a warning/);
    await run.line(/^$/);
    process.kill(Number(pid), 'SIGKILL');
    await run.line(/^the rest/);
    run.signal('SIGTERM');
    await run.exit;
    const { lines } = run;

    const long = lines.filter(({ message }) => message.startsWith('xxx'));
    expect(long.map(({ part }) => part)).toEqual(long.map((_, part) => part));
    expect(long.map(({ message }) => message).join('')).toBe('x'.repeat(5_000_000));
    expect(long.filter(({ continues }) => continues === false)).toEqual([long.at(-1)]);

    const own = lines.find(({ message }) => message === 'own json');
    expect(own).toMatchObject({ severity: 'NOTICE', serviceContext: { service: 'api' } });
    expect(lines.find(({ message }) => message.startsWith('plain'))).toMatchObject({
      severity: 'INFO',
      message: 'plain \u001b[31mred\u001b[0m \u0000 \u2028 text',
      stream: 'stdout',
      serviceContext: { service: 'api' },
    });
    expect(lines.map(({ message }) => message)).toContain('split 語');
    expect(lines.map(({ message }) => message)).toContain('bad \ufffd');
    expect(lines.find(({ message }) => message === 'a warning')).toMatchObject({
      severity: 'WARNING',
      stream: 'stderr',
    });
    expect(lines.find(({ message }) => message.startsWith('the rest'))).toMatchObject({
      unterminated: true,
    });
  });

  it('37: may lose its reader; supervision goes on and the last line goes to stderr', async () => {
    const run = await startRun();
    const { pid } = await run.line(/fake api started/);
    await run.line(/^ready after/);
    run.process.stdout?.destroy();
    process.kill(Number(pid), 'SIGKILL');
    await run.serves();
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(0);
    expect(run.stderr()).toMatch(/"message":"stopped on SIGTERM"/);
  });

  it('38: stays bounded when nobody reads it, and the stop still ends in time', async () => {
    const run = await startRun({ api: 'flood', policy: { logDrainMs: 200 } });
    run.process.stdout?.pause();
    await run.serves();
    const since = performance.now();
    run.signal('SIGTERM');
    await run.ended();
    expect(performance.now() - since).toBeLessThan(9_000);
    expect(run.stderr()).toMatch(/"message":"stopped on SIGTERM"/);
  });
});
