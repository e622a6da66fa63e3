import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { removeProject, runNode, temporaryProject } from './__fixtures__/temporary-project.ts';
import { nodeTests } from './node-tests.ts';
import { testDefaults } from './test-defaults.ts';

const VITEST = dirname(createRequire(import.meta.url).resolve('vitest/package.json'));
const LIMIT = 60_000;

const folders: string[] = [];
afterEach(() => {
  folders.splice(0).forEach(removeProject);
});

/** Runs Vitest with our defaults in a folder with the given files. */
async function tested(files: Readonly<Record<string, string>>) {
  const folder = temporaryProject({
    'package.json': '{ "type": "module" }',
    'vite.config.mjs': `import { testDefaults } from '${import.meta.resolve('./test-defaults.ts')}';
      export default { test: testDefaults() };`,
    ...files,
  });
  folders.push(folder);
  return { folder, ...(await runNode([join(VITEST, 'vitest.mjs'), 'run'], folder)) };
}

const { href } = pathToFileURL(join(VITEST, 'dist/index.js'));
const PASSING = `import { it } from '${href}';\nit('works', () => {});\nit.skip('waits', () => {});`;

describe('testDefaults', () => {
  it(
    'refuses a run without tests',
    async () => {
      const { code, output } = await tested({ 'src/a.ts': '', 'elsewhere/a.spec.ts': PASSING });
      expect(code, output).toBe(1);
      expect(output).toContain('No test files found');
    },
    LIMIT,
  );

  it(
    'leaves the results as JSON where the test command looks for them',
    async () => {
      const { code, output, folder } = await tested({ 'src/deep/a.spec.ts': PASSING });
      expect(code, output).toBe(0);
      const report = JSON.parse(
        readFileSync(join(folder, 'test-results/vitest.json'), 'utf8'),
      ) as object;
      expect(report).toMatchObject({ numPassedTests: 1, numPendingTests: 1, numFailedTests: 0 });
    },
    LIMIT,
  );

  it('is part of the configuration of a library', () => {
    expect(nodeTests('.')).toMatchObject({ root: '.', test: testDefaults() });
  });
});
