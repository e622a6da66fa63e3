import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const PROGRAM = join(import.meta.dirname, 'run-tests.ts');
const INSTALLED = resolve(import.meta.dirname, '../../../node_modules');
const TIMEOUT = 90_000;

let root: string;

function write(path: string, content: unknown): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

/** A library whose test script writes a report with the given tests. */
function library(name: string, statuses: Readonly<Record<string, string>>, lint = 'true'): void {
  const folder = `libs/${name}`;
  const failed = Object.values(statuses).includes('failed');
  write(`${folder}/src/${name}.spec.ts`, '');
  write(`${folder}/report.json`, {
    testResults: [
      {
        name: join(root, folder, `src/${name}.spec.ts`),
        status: failed ? 'failed' : 'passed',
        assertionResults: Object.entries(statuses).map(([fullName, status]) => ({
          fullName,
          status,
        })),
      },
    ],
  });
  write(`${folder}/package.json`, {
    name: `@demo/${name}`,
    scripts: {
      test: `mkdir -p test-results && cp report.json test-results/vitest.json && ${failed ? 'false' : 'true'}`,
      lint,
    },
  });
}

/** Runs the program as `npm test` does; the last line stands apart. */
function runTests(...args: string[]): Promise<{ code: number; output: string; last: string }> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(NX_|CI$|npm_|FORCE_COLOR$)/.test(name),
  );
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [PROGRAM, ...args],
      { cwd: root, env: { ...Object.fromEntries(kept), NO_COLOR: '1' } },
      (error, stdout, stderr) => {
        const last = stdout.trimEnd().split('\n').at(-1) ?? '';
        resolve({ code: Number(error?.code ?? 0), output: stdout + stderr, last });
      },
    );
  });
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'elevendops-run-tests-'));
  symlinkSync(INSTALLED, join(root, 'node_modules'));
  write('package.json', { name: 'demo', private: true, workspaces: ['libs/*'] });
  write('.gitignore', 'node_modules\n.nx\ntest-results\n');
  write('nx.json', {
    analytics: false,
    neverConnectToCloud: true,
    cacheDirectory: '.nx/cache',
    tui: { enabled: false },
    targetDefaults: {
      test: {
        cache: true,
        inputs: ['{projectRoot}/report.json', '{projectRoot}/package.json'],
        outputs: ['{projectRoot}/test-results'],
      },
    },
  });
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('run-tests', () => {
  it(
    'adds up the tests of all projects, the same from the cache',
    async () => {
      library('one', { first: 'passed', second: 'passed' });
      library('two', { third: 'passed', later: 'skipped' });
      const fresh = await runTests();
      expect(fresh.code, fresh.output).toBe(0);
      expect(fresh.last).toBe('3 passed, 0 failed, 1 skipped');
      expect(fresh.output).toContain('SKIPPED  libs/two: later');
      const cached = await runTests();
      expect(cached.output).toContain('@demo/two:test  [local cache]');
      expect(cached.code).toBe(0);
      expect(cached.last).toBe(fresh.last);
    },
    TIMEOUT,
  );

  it(
    'does not count results that an earlier run left behind',
    async () => {
      library('one', { first: 'passed' });
      write('libs/gone/test-results/vitest.json', { testResults: [{ nonsense: true }] });
      const { code, last, output } = await runTests();
      expect(code, output).toBe(0);
      expect(last).toBe('1 passed, 0 failed');
    },
    TIMEOUT,
  );

  it(
    'fails when a test fails, and names it',
    async () => {
      library('one', { first: 'passed', second: 'failed' });
      const { code, last, output } = await runTests();
      expect(code).toBe(1);
      expect(last).toBe('1 passed, 1 failed');
      expect(output).toContain('FAILED   libs/one: second');
      expect(output).toContain('TARGET   @demo/one:test failed');
    },
    TIMEOUT,
  );

  it(
    'fails when another target fails although every test passed',
    async () => {
      library('one', { first: 'passed' }, 'false');
      const { code, last, output } = await runTests();
      expect(code).toBe(1);
      expect(last).toBe('1 passed, 0 failed');
      expect(output).toContain('TARGET   @demo/one:lint failed');
      expect(output).toContain('The run is no success: failed targets: 1.');
    },
    TIMEOUT,
  );

  it(
    'fails when a project has tests that left no results',
    async () => {
      library('one', { first: 'passed' });
      library('two', { second: 'passed' });
      write('libs/two/package.json', { name: '@demo/two', scripts: { test: 'true' } });
      const { code, last, output } = await runTests();
      expect(code).toBe(1);
      expect(last).toBe('1 passed, 0 failed');
      expect(output).toContain('NOT RUN  the tests of libs/two');
    },
    TIMEOUT,
  );

  it(
    'passes further arguments on',
    async () => {
      library('one', { first: 'passed' });
      library('two', { second: 'passed' });
      const { code, last, output } = await runTests('-p', '@demo/one');
      expect(code, output).toBe(0);
      expect(last).toBe('1 passed, 0 failed');
    },
    TIMEOUT,
  );

  it('refuses to run anywhere but in the root', async () => {
    rmSync(join(root, 'nx.json'));
    const { code, output } = await runTests();
    expect(code).toBe(1);
    expect(output).toContain('is not the root of the repository');
  });
});
