import { describe, expect, it } from 'vitest';
import { orphansChecked } from '../__fixtures__/orphans-checked.ts';
import {
  asked,
  bearsFlapping,
  bearsShortBlock,
  become,
  count,
  forgivesItsOwnFreeze,
  IMPATIENT,
  wakesToStop,
} from './checks.ts';

const { startRun } = orphansChecked();

describe('the watchdog', () => {
  it('#06 tells that a frozen API is away, ends it and starts another', async () => {
    const run = await startRun({ policy: IMPATIENT });
    const { pid } = await run.line(/fake api started/);
    const ready = await run.line(/^ready after/);
    process.kill(Number(pid), 'SIGSTOP');
    const unhealthy = await run.line(/^api does not answer/, ready);
    await run.line(/was told api-state away/, ready);
    await run.line(/^api hangs/, unhealthy);
    await run.line(/^api is ready/, unhealthy);
    expect(run.processes()).not.toContain(pid);
  });

  it('#07 kills an API whose event loop is blocked', async () => {
    const run = await startRun({ policy: IMPATIENT });
    const { pid } = await run.line(/fake api started/);
    const ready = await run.line(/^ready after/);
    void fetch(`http://127.0.0.1:${String(run.apiPort)}/block`).catch(() => undefined);
    await run.line(/^api ended \(it hung\)/, ready);
    await run.line(/^api is ready/, ready);
    expect(run.processes()).not.toContain(pid);
  });

  it('#07 watches the UI server as well', async () => {
    const run = await startRun({ policy: IMPATIENT });
    const { pid } = await run.line(/fake ui-server started/);
    const ready = await run.line(/^ready after/);
    process.kill(Number(pid), 'SIGSTOP');
    await run.line(/^ui-server hangs/, ready);
    await run.line(/^ui-server is ready/, ready);
    expect(run.lines.filter(({ message }) => message === 'fake api started')).toHaveLength(1);
  });

  it('#06 wakes a frozen service, so that it can end by itself', () => wakesToStop(startRun));

  it('#07 does not mind a block of 1.5 s', () => bearsShortBlock(startRun));

  it('#08 stops counting at once on an API that answers badly, and restarts it only later', async () => {
    const run = await startRun({ api: 'no-heartbeat', policy: IMPATIENT });
    const ready = await run.line(/^ready after/);
    await asked(run.apiPort, 1);
    await become(run.apiPort, 'health-status=500');
    const unhealthy = await run.line(/^api answers badly \(answered 500\)/, ready);
    const hangs = await run.line(/^api hangs \(answered 500\)/, unhealthy);
    // The rhythm counts from the beginning of a probe, the log from its end.
    const between = Date.parse(String(hangs['time'])) - Date.parse(String(unhealthy['time']));
    expect(between).toBeGreaterThanOrEqual((IMPATIENT.hungAfter - 2) * IMPATIENT.probePeriodMs);
    await run.line(/^api is ready/, hangs);
  });

  it('#08 waits longer still while its heart beats, but not for ever', async () => {
    const run = await startRun({ policy: { ...IMPATIENT, wedgedAfter: 8 } });
    const ready = await run.line(/^ready after/);
    await become(run.apiPort, 'health-status=500');
    const unhealthy = await run.line(/^api answers badly/, ready);
    const hangs = await run.line(/^api hangs/, unhealthy);
    const between = Date.parse(String(hangs['time'])) - Date.parse(String(unhealthy['time']));
    expect(between).toBeGreaterThanOrEqual(6 * IMPATIENT.probePeriodMs);
  });

  it('#09 takes 900 ms for an answer like any other', async () => {
    const run = await startRun({ policy: { probePeriodMs: 200 } });
    await run.line(/^ready after/);
    await become(run.apiPort, 'slow-health=900');
    await asked(run.apiPort, 2);
    expect(count(run, /^api (?:.*no longer counted on|hangs|ended)/)).toBe(0);
  });

  it('#30 does not look at the time of day, which may jump', async () => {
    const policy = { ...IMPATIENT, stableAfterMs: 60_000 };
    const run = await startRun({ policy, env: { FAKE_CLOCK_JUMPS: '' } });
    const { pid } = await run.line(/fake api started/);
    const ready = await run.line(/^ready after/);
    expect(Math.abs(Date.parse(String(ready['time'])) - Date.now())).toBeGreaterThan(3_000_000);
    await asked(run.apiPort, 10);
    expect(count(run, /no longer counted on|hangs|ended/)).toBe(0);
    process.kill(Number(pid), 'SIGKILL');
    const ended = await run.line(/^api ended/, ready);
    expect(ended).toMatchObject({ restarts: 1, delay_ms: expect.any(Number) });
    expect(Math.abs(Number(ended['delay_ms']) - 100)).toBeLessThanOrEqual(20);
    await run.line(/^api is ready/, ended);
  });

  it('#31 asks again after the supervisor itself stood still', () =>
    forgivesItsOwnFreeze(startRun));

  it('#48 goes on with HTTP alone when a service gives up its line, and says so', async () => {
    const run = await startRun({
      api: 'cut-line ignore-disconnect',
      policy: { ...IMPATIENT, cutOffMs: 50 },
    });
    const { pid } = await run.line(/fake api started/);
    const ready = await run.line(/^ready after/);
    const warning = await run.line(/^api gave up its line to the supervisor/);
    expect(warning['severity']).toBe('WARNING');
    await asked(run.apiPort, 10);
    expect(count(run, /^api (?:.*no longer counted on|hangs|ended)/)).toBe(0);
    process.kill(Number(pid), 'SIGSTOP');
    await run.line(/^api hangs/, ready);
    await run.line(/^api is ready/, ready);
  });

  it('#49 does not restart an API whose answers come and go', () => bearsFlapping(startRun));
});
