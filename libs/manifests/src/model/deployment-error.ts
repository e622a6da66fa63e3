/** A deployment that cannot be: every problem, each with what to do. */
export class DeploymentError extends Error {
  override readonly name = 'DeploymentError';
  readonly code = 'ERR_DEPLOYMENT';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The deployment cannot be:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}
