import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { closingReport, isSuccess } from './test-run/closing-report.ts';
import { failedTargets } from './test-run/failed-targets.ts';
import { nxCommand } from './test-run/nx-command.ts';
import { deleteResults, projectsWithTests, readResults } from './test-run/project-results.ts';
import { summarise } from './test-run/summarise.ts';

const root = process.cwd();
if (!existsSync(join(root, 'nx.json'))) {
  throw new Error(`${root} is not the root of the repository: run "npm test" there.`);
}
const programs = join(root, 'node_modules/.bin');
const record = join(root, '.nx/cache/run.json');

/** Runs Nx with our own input and output, and gives its exit code. */
function runNx(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const nx = spawn(join(programs, 'nx'), args, { cwd: root, env, stdio: 'inherit' });
    // Ctrl-C reaches Nx by itself; we wait for its end to report it.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => nx.kill('SIGTERM'));
    nx.once('error', reject);
    nx.once('exit', resolve);
  });
}

const { args, env, narrowed } = nxCommand(process.argv.slice(2), {
  ...process.env,
  PATH: [programs, process.env['PATH']].join(delimiter),
});
const startedAtMs = Date.now();
deleteResults(root);
const nxCode = await runNx(args, env);
const reports = readResults(root);
const outcome = {
  nxCode,
  summary: summarise(reports),
  failedTargets: failedTargets(
    existsSync(record) ? readFileSync(record, 'utf8') : null,
    startedAtMs,
  ),
  narrowed,
  withoutResults: narrowed
    ? []
    : projectsWithTests(root).filter(
        (project) => !reports.some((report) => report.project === project),
      ),
};
process.stdout.write(`${closingReport(outcome).join('\n')}\n`);
process.exitCode = isSuccess(outcome) ? 0 : 1;
