import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cleanEnvironment,
  copyWorkspace,
  type CommandResult,
  type WorkspaceCopy,
} from './__fixtures__/workspace-copy.ts';

const MINUTE = 60_000;
const LIB = 'patient-names';
const BROWSER_LIB = 'wave-form';
const SERVICE = 'triage';
const FOLDERS = [`libs/${LIB}`, `libs/${BROWSER_LIB}`, `apps/${SERVICE}`];
const PROJECTS = [LIB, BROWSER_LIB, SERVICE].map((name) => `@elevendops/${name}`).join(',');

/** Fails with what the command said, unless it went well. */
function expectSuccess({ code, output }: CommandResult): void {
  expect(code, output).toBe(0);
}

describe('generated libraries and a generated service', () => {
  let workspace: WorkspaceCopy;
  let before: Record<string, string>;

  /** The files right under the root. */
  async function rootFiles(): Promise<Record<string, string>> {
    const entries = await readdir(workspace.root, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    return Object.fromEntries(
      await Promise.all(
        files.map(async (name) => [name, await readFile(join(workspace.root, name), 'utf8')]),
      ),
    ) as Record<string, string>;
  }

  async function generate(generator: string, ...args: string[]): Promise<void> {
    expectSuccess(await workspace.run('nx', ['g', `@elevendops/nx-plugin:${generator}`, ...args]));
  }

  beforeAll(async () => {
    workspace = await copyWorkspace();
    // What is out of step already is not the generators' doing.
    expectSuccess(await workspace.run('nx', ['sync']));
    before = await rootFiles();
    await generate('lib', LIB, '--platform=any', '--scope=shared', '--skipInstall');
    await generate('lib', BROWSER_LIB, '--platform=browser', '--skipInstall');
    await generate('service', SERVICE, '--skipInstall');
  }, 2 * MINUTE);
  afterAll(() => workspace.remove());

  it('leave every file of the root alone but the references in tsconfig.json', async () => {
    const { 'tsconfig.json': solution, ...others } = await rootFiles();
    const { 'tsconfig.json': solutionBefore, ...othersBefore } = before;
    expect(others).toEqual(othersBefore);
    const paths = (text = '') =>
      (JSON.parse(text) as { references: { path: string }[] }).references.map(({ path }) => path);
    expect(paths(solution)).toEqual([
      ...paths(solutionBefore),
      ...FOLDERS.map((folder) => `./${folder}`),
    ]);
  });

  it(
    'have the references that nx sync would give them',
    async () => {
      expectSuccess(await workspace.run('nx', ['sync:check']));
    },
    2 * MINUTE,
  );

  it(
    'type-check, pass their tests and build',
    async () => {
      const result = await workspace.run('nx', [
        'run-many',
        '-t',
        'typecheck',
        'test',
        'build',
        '-p',
        PROJECTS,
        '--output-style=static',
      ]);
      expectSuccess(result);
      for (const folder of FOLDERS) {
        const report = JSON.parse(
          await readFile(join(workspace.root, folder, 'test-results/vitest.json'), 'utf8'),
        ) as { numPassedTests: number; numTotalTests: number };
        expect(report.numPassedTests).toBe(report.numTotalTests);
        expect(report.numPassedTests).toBeGreaterThanOrEqual(5);
      }
    },
    3 * MINUTE,
  );

  it(
    'pass lint and are formatted',
    async () => {
      expectSuccess(await workspace.run('prettier', ['--check', ...FOLDERS]));
      expectSuccess(await workspace.run('eslint', [...FOLDERS, '--max-warnings=0']));
    },
    3 * MINUTE,
  );

  it(
    'are held to the boundaries of their tags',
    async () => {
      const file = `libs/${LIB}/src/trespass.ts`;
      await writeFile(
        join(workspace.root, file),
        "export { createLifecycle } from '@elevendops/service';\n",
      );
      const { code, output } = await workspace.run('eslint', [file]);
      expect(code, output).toBe(1);
      expect(output).toContain('@nx/enforce-module-boundaries');
    },
    2 * MINUTE,
  );

  it('the built service answers, and stops on SIGTERM', async () => {
    const child = spawn(process.execPath, [join(workspace.root, 'apps', SERVICE, 'dist/main.js')], {
      cwd: workspace.root,
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    try {
      const [line] = (await Promise.race([
        once(createInterface(child.stdout), 'line'),
        exited.then(([code]) => {
          throw new Error(`the service ended with ${String(code)} before it listened`);
        }),
      ])) as [string];
      const { host, port } = JSON.parse(line) as { host: string; port: number };
      const response = await fetch(`http://${host}:${String(port)}/health`);
      expect(await response.json()).toMatchObject({ status: 'healthy' });
      child.kill('SIGTERM');
      expect(await exited).toEqual([0, null]);
    } finally {
      child.kill('SIGKILL');
    }
  });
});
