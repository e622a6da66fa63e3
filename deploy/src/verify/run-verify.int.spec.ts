import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProgram } from '@elevendops/testing';
import { describe, expect, it } from 'vitest';
import { manifest, ROOT } from './__fixtures__/contract.ts';
import { imageEnvironment } from './environment.ts';
import { runVerify } from './run-verify.ts';
import { openBuiltTree } from './runtime/built-tree.ts';
import { SCENARIOS } from './scenarios.ts';

const PROGRAM = join(ROOT, 'deploy/src/verify/__fixtures__/fake-service.ts');
const [PRODUCTION] = SCENARIOS;
/** Four probes, one a second, are enough for the fixture, whatever else the machine does. */
const QUICK = { 'failureThreshold: 120': 'failureThreshold: 30' };

/** Verifies a service that breaks the promises named, and gives the rows of the table as text. */
async function verify(
  misbehave: string,
  { only = '', service = manifest(QUICK) }: { only?: string; service?: string } = {},
) {
  const out: string[] = [];
  const code = await runVerify(
    only === '' ? [] : [`--only=${only}`],
    {
      readText: () => service,
      out: (line) => out.push(line),
      err: () => undefined,
    },
    {
      scenarios: PRODUCTION === undefined ? [] : [PRODUCTION],
      openRuntime: (_options, contract) =>
        openBuiltTree({
          contract,
          root: ROOT,
          program: [process.execPath, PROGRAM],
          imageEnv: { ...imageEnvironment(), MISBEHAVE: misbehave },
        }),
    },
  );
  const report = out.join('\n');
  const failures = report.split('\n').filter((line) => line.endsWith('  FAILED'));
  return { code, report, failures: failures.map((line) => line.split(/\s{2,}/)[0]) };
}

describe('deploy verify', () => {
  it('is content with a service that keeps every promise, and gives 0', async () => {
    const { code, report, failures } = await verify('');
    expect(failures, report).toEqual([]);
    expect(code).toBe(0);
    expect(report).toMatch(/1\d ok, 0 FAILED, \d skipped, 1 shown$/);
  }, 120_000);

  it.each([
    ['plain-logs', 'log lines'],
    ['leaks-secret', 'log lines'],
    ['no-identity', 'K_SERVICE'],
    ['plain-logs', 'trace'],
    ['ignores-sigterm', 'SIGTERM'],
    ['drops-requests', 'SIGTERM'],
    ['exits-1', 'SIGTERM'],
    ['loopback-only', 'listens'],
    ['open-api', 'listens'],
    ['no-retry-after', 'stores away'],
    ['no-keep-alive', 'keep-alive'],
    ['cuts-large', '32 MiB'],
    ['drops-held', 'concurrency'],
    ['lenient', 'missing secrets'],
    ['unhealthy', 'liveness'],
  ])(
    'fails, with 1, for a service with the fault %s, by the check "%s"',
    async (fault, only) => {
      const { code, report, failures } = await verify(fault, { only });
      expect(failures, report).toHaveLength(1);
      expect(failures[0]).toContain(only);
      expect(code).toBe(1);
    },
    120_000,
  );

  it.each([
    [
      'a budget that is too short',
      'slow-start',
      { 'failureThreshold: 120': 'failureThreshold: 1' },
    ],
    [
      'a probe of a port on which nobody listens',
      '',
      {
        'port: 8080\n            initialDelaySeconds: 0':
          'port: 9\n            initialDelaySeconds: 0',
        'failureThreshold: 120': 'failureThreshold: 2',
      },
    ],
    [
      'a service that says no',
      'always-unhealthy',
      { 'failureThreshold: 120': 'failureThreshold: 2' },
    ],
  ])(
    'fails for %s, and skips what depends on a start',
    async (_what, fault, changes) => {
      const service = manifest(changes);
      const { code, report, failures } = await verify(fault, {
        service,
        only: 'startup,keep-alive',
      });
      expect(failures, report).toEqual(['startup probe']);
      expect(report).toMatch(/HTTP\/1\.1 keep-alive\s+it did not start\s+.*skipped/);
      expect(code).toBe(1);
    },
    60_000,
  );

  it.skipIf(process.platform !== 'linux')(
    'ends what it started when it is interrupted, with 130 (needs /proc)',
    async () => {
      const mark = randomUUID();
      const verification = startProgram(
        process.execPath,
        [join(ROOT, 'deploy/src/verify/__fixtures__/verify-program.ts'), mark],
        { env: { PATH: process.env['PATH'] } },
      );
      await verification.line(/^startup probe: ok/);
      expect(commandsWith(mark).length).toBeGreaterThan(1);
      verification.child.kill('SIGINT');
      expect(await verification.exit).toEqual({ code: 130, signal: null });
      expect(verification.lines.join('\n')).toMatch(/the run was ended early/);
      expect(commandsWith(mark)).toEqual([]);
    },
    60_000,
  );

  it.each([
    [['--only=nothing'], manifest(), /No check is called nothing: there are startup probe/],
    [['--built', '--image=x'], manifest(), /exclude each other/],
    [[], 'kind: Job', /no Cloud Run service/],
    [[], null, /deploy\/service\.yaml: there is no such file/],
  ])(
    'gives 64 for the arguments %j and a manifest that cannot be used',
    async (args, text, message) => {
      const err: string[] = [];
      const code = await runVerify(args, {
        readText: () => text,
        out: () => undefined,
        err: (line) => err.push(line),
      });
      expect(err.join('\n')).toMatch(message);
      expect(code).toBe(64);
    },
  );
});

/** Commands of running processes that have an argument. */
function commandsWith(argument: string): string[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      try {
        return [readFileSync(`/proc/${entry}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        // It has ended since the folder was listed.
        return [];
      }
    })
    .filter((command) => command.includes(argument));
}
