import type { TestReport } from './test-report.ts';

/** The report of one project. */
export interface ProjectReport {
  /** Folder of the project, from the root. */
  readonly project: string;
  readonly report: TestReport;
}

/** What all tests together did. */
export interface TestSummary {
  readonly passed: number;
  /** Those that passed, but not at once: the name, and what went wrong at first. */
  readonly flaky: readonly string[];
  /** Names of what failed: tests, and files that could not run. */
  readonly failed: readonly string[];
  /** Names of the tests that did not run. */
  readonly skipped: readonly string[];
}

type Outcome = 'passed' | 'failed' | 'skipped';

/**
 * Adds up the reports of all projects. A test counts as passed only when it says so; a file that failed
 * without a failed test (it could not be loaded, a hook threw) counts as one failure.
 */
export function summarise(reports: readonly ProjectReport[]): TestSummary {
  const outcomes = reports.flatMap(({ project, report }) =>
    report.testResults.flatMap((file) => outcomesOf(project, file)),
  );
  const named = (wanted: Outcome) =>
    outcomes.filter(({ outcome }) => outcome === wanted).map(({ name }) => name);
  return {
    passed: named('passed').length,
    flaky: outcomes.flatMap(({ flaky }) => flaky ?? []),
    failed: named('failed'),
    skipped: named('skipped'),
  };
}

/** The closing line: `12 passed, 0 failed`, and how many were skipped if any. */
export function summaryLine({ passed, failed, skipped }: TestSummary): string {
  const counts = `${String(passed)} passed, ${String(failed.length)} failed`;
  return skipped.length === 0 ? counts : `${counts}, ${String(skipped.length)} skipped`;
}

/** A line for each test that somebody should look at, whatever the end of the run. */
export function remarks({ skipped, flaky, failed }: TestSummary): string[] {
  return [
    ...skipped.map((name) => `SKIPPED  ${name}`),
    ...flaky.map((what) => `FLAKY    ${what}`),
    ...failed.map((name) => `FAILED   ${name}`),
  ];
}

function outcomesOf(
  project: string,
  file: TestReport['testResults'][number],
): { name: string; outcome: Outcome; flaky?: string }[] {
  const tests = file.assertionResults.map(({ fullName, status, failureMessages: [first] }) => {
    const test = { name: `${project}: ${fullName}`, outcome: outcomeOf(status) };
    return test.outcome === 'passed' && first !== undefined
      ? { ...test, flaky: `${test.name}; at first: ${firstLine(first)}` }
      : test;
  });
  if (file.status === 'passed' || tests.some(({ outcome }) => outcome === 'failed')) {
    return tests;
  }
  const path = file.name.slice(file.name.indexOf(`${project}/`));
  const reason = firstLine(file.message ?? '');
  const name = `${path} could not run${reason === '' ? '' : `: ${reason}`}`;
  return [...tests, { name, outcome: 'failed' }];
}

function firstLine(message: string): string {
  return message.trim().split('\n', 1)[0] ?? '';
}

function outcomeOf(status: string): Outcome {
  switch (status) {
    case 'passed':
      return 'passed';
    case 'skipped':
    case 'pending':
    case 'todo':
    case 'disabled':
      return 'skipped';
    default:
      return 'failed';
  }
}
