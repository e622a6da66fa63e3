import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { ProjectReport } from './summarise.ts';
import { parseTestReport, type TestReport } from './test-report.ts';

const PROJECTS = '{apps/*,libs/*,tools/*,deploy}';
const RESULTS = 'test-results';

/** Deletes the results of earlier runs, so that none of them can count. Nx restores cached ones. */
export function deleteResults(root: string): void {
  for (const folder of globSync(`${PROJECTS}/${RESULTS}`, { cwd: root })) {
    rmSync(join(root, folder), { recursive: true });
  }
}

/** The results of every project that has any. */
export function readResults(root: string): ProjectReport[] {
  return globSync(`${PROJECTS}/${RESULTS}/*.json`, { cwd: root })
    .toSorted()
    .map((path) => ({ project: projectOf(path), report: readReport(root, path) }));
}

/** The results in one further file, of tests that `npm test` does not run. */
export function readFurtherResults(root: string, path: string): ProjectReport {
  return { project: projectOf(path), report: readReport(root, path) };
}

function readReport(root: string, path: string): TestReport {
  try {
    return parseTestReport(readFileSync(join(root, path), 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}

/** Projects that have a `test` script and at least one spec. */
export function projectsWithTests(root: string): string[] {
  return globSync(`${PROJECTS}/package.json`, { cwd: root })
    .filter((path) => {
      const manifest = JSON.parse(readFileSync(join(root, path), 'utf8')) as {
        readonly scripts?: Readonly<Record<string, string>>;
      };
      const sources = join(root, projectOf(path), 'src');
      return (
        manifest.scripts?.['test'] !== undefined &&
        existsSync(sources) &&
        globSync('**/*.spec.{ts,tsx}', { cwd: sources }).length > 0
      );
    })
    .map(projectOf)
    .toSorted();
}

function projectOf(path: string): string {
  const [top = '', name = ''] = path.split(sep);
  return top === 'deploy' ? top : `${top}/${name}`;
}
