import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deleteResults, projectsWithTests, readResults } from './project-results.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'elevendops-checks-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe('deleteResults', () => {
  it('deletes the results of every project and nothing else', () => {
    write('libs/a/test-results/vitest.json', '{}');
    write('apps/b/test-results/other.json', '{}');
    write('libs/a/src/a.ts', '');
    deleteResults(root);
    expect(existsSync(join(root, 'libs/a/test-results'))).toBe(false);
    expect(existsSync(join(root, 'apps/b/test-results'))).toBe(false);
    expect(existsSync(join(root, 'libs/a/src/a.ts'))).toBe(true);
  });
});

describe('readResults', () => {
  it('reads every report with its project', () => {
    write('tools/b/test-results/one.json', '{ "testResults": [] }');
    write('libs/a/test-results/vitest.json', '{ "testResults": [] }');
    expect(readResults(root)).toEqual([
      { project: 'libs/a', report: { testResults: [] } },
      { project: 'tools/b', report: { testResults: [] } },
    ]);
  });

  it('names the report that it cannot read', () => {
    write('libs/a/test-results/vitest.json', '{');
    expect(() => readResults(root)).toThrow(
      'libs/a/test-results/vitest.json: the report is not JSON',
    );
  });
});

describe('projectsWithTests', () => {
  it('lists projects that have both a test script and a spec', () => {
    const tested = '{ "scripts": { "test": "vitest run" } }';
    write('libs/both/package.json', tested);
    write('libs/both/src/deep/a.spec.ts', '');
    write('apps/page/package.json', tested);
    write('apps/page/src/a.spec.tsx', '');
    write('libs/no-spec/package.json', tested);
    write('libs/no-spec/src/a.ts', '');
    write('libs/no-source/package.json', tested);
    write('tools/no-script/package.json', '{}');
    write('tools/no-script/src/a.spec.ts', '');
    expect(projectsWithTests(root)).toEqual(['apps/page', 'libs/both']);
  });
});
