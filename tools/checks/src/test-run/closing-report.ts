import { remarks, summaryLine, type TestSummary } from './summarise.ts';

/** Everything that is known when the run is over. */
export interface RunOutcome {
  /** Exit code of Nx, or null when a signal ended it. */
  readonly nxCode: number | null;
  readonly summary: TestSummary;
  /** Targets that failed, or null when Nx left no record. */
  readonly failedTargets: readonly string[] | null;
  /** Projects that have tests but no results. */
  readonly withoutResults: readonly string[];
  /** Whether only some projects or targets were asked for, so that there may be no test at all. */
  readonly narrowed: boolean;
}

/** Whether the whole run is a success: Nx, every test, and every project with tests. */
export function isSuccess({ nxCode, summary, withoutResults, narrowed }: RunOutcome): boolean {
  return (
    nxCode === 0 &&
    summary.failed.length === 0 &&
    withoutResults.length === 0 &&
    (summary.passed > 0 || narrowed)
  );
}

/**
 * The lines that end the run. Targets that failed are listed, but only tests are counted: the last line
 * is `N passed, N failed`, with `, N skipped` when there are any. The exit code covers everything.
 */
export function closingReport(outcome: RunOutcome): string[] {
  const { nxCode, summary, withoutResults } = outcome;
  const targets = outcome.failedTargets ?? [];
  const unexplained = nxCode !== 0 && targets.length === 0;
  return [
    '',
    ...remarks(summary),
    ...withoutResults.map((project) => `NOT RUN  the tests of ${project}`),
    ...targets.map((target) => `TARGET   ${target} failed`),
    ...(unexplained ? [`NX       ended with ${String(nxCode)}; its output above says why`] : []),
    ...(isSuccess(outcome) ? [] : [`The run is no success: ${reasons(outcome).join(', ')}.`]),
    summaryLine(summary),
  ];
}

function reasons({ nxCode, summary, failedTargets, withoutResults }: RunOutcome): string[] {
  const targets = failedTargets?.length ?? 0;
  return [
    ...(summary.failed.length > 0 ? [`${String(summary.failed.length)} failed`] : []),
    ...(withoutResults.length > 0 ? [`${String(withoutResults.length)} without results`] : []),
    ...(targets > 0 ? [`failed targets: ${String(targets)}`] : []),
    ...(nxCode !== 0 && targets === 0 ? ['nx failed'] : []),
    ...(nxCode === 0 && summary.passed === 0 ? ['no test passed'] : []),
  ];
}
