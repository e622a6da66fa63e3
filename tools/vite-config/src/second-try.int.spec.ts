import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { removeProject, runNode, temporaryProject } from './__fixtures__/temporary-project.ts';
import { secondTry } from './second-try.ts';

const { resolve } = createRequire(import.meta.url);
const VITEST = dirname(resolve('vitest/package.json'));
const FAST_CHECK = pathToFileURL(resolve('fast-check')).href;

const folders: string[] = [];
afterEach(() => {
  folders.splice(0).forEach(removeProject);
});

const SPEC = `
import { expect, it } from '${pathToFileURL(join(VITEST, 'dist/index.js')).href}';
import fc from '${FAST_CHECK}';
let tries = 0;
let seeds = 0;
it('works the second time', () => expect(++tries).toBe(2));
it('never works', () => expect(1).toBe(2));
it('has one counterexample', () => {
  seeds += 1;
  fc.assert(fc.property(fc.nat(), () => seeds > 1));
});`;

interface Test {
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

/** What became of the tests above, and how often each failed. */
async function outcomes(ci: string): Promise<(readonly [string, string, number])[]> {
  const folder = temporaryProject({
    'package.json': '{ "type": "module" }',
    'vite.config.mjs': `import { secondTry } from '${import.meta.resolve('./second-try.ts')}';
      const retry = secondTry({ CI: '${ci}' });
      export default { test: { retry, reporters: [['json', { outputFile: 'out.json' }]] } };`,
    'a.spec.ts': SPEC,
  });
  folders.push(folder);
  await runNode([join(VITEST, 'vitest.mjs'), 'run'], folder);
  const { testResults } = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as {
    readonly testResults: readonly { readonly assertionResults: readonly Test[] }[];
  };
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(
      ({ title, status, failureMessages }) => [title, status, failureMessages.length] as const,
    ),
  );
}

describe('secondTry', () => {
  it('tries a failed test once more in CI, but never a counterexample', async () => {
    expect(await outcomes('true')).toEqual([
      ['works the second time', 'passed', 1],
      ['never works', 'failed', 2],
      ['has one counterexample', 'failed', 1],
    ]);
  }, 60_000);

  it('is for CI alone: whoever works on a test sees it fail', async () => {
    expect(await outcomes('false')).toEqual([
      ['works the second time', 'failed', 1],
      ['never works', 'failed', 1],
      ['has one counterexample', 'failed', 1],
    ]);
    expect(secondTry({})).toMatchObject({ count: 0 });
  }, 60_000);
});
