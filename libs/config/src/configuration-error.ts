/** One thing that is wrong with the environment. */
export interface ConfigurationProblem {
  readonly variable: string;
  /** What is wrong, with the value unless it is secret. */
  readonly message: string;
  /** Where the variable is set: Cloud Run, service.yaml, Secret Manager, image. */
  readonly source: string;
  /** What to do about it. */
  readonly remedy?: string;
}

/** The environment does not make valid settings; its message lists every problem, one a line. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly code = 'ERR_CONFIGURATION';
  readonly problems: readonly ConfigurationProblem[];

  constructor(problems: readonly ConfigurationProblem[]) {
    super(renderProblems(problems));
    this.problems = Object.freeze(problems.map((problem) => Object.freeze({ ...problem })));
  }
}

// Beyond this a long message would push every other line's remedy off the screen.
const WIDEST_MESSAGE = 44;

function renderProblems(problems: readonly ConfigurationProblem[]): string {
  const nameWidth = width(problems.map(({ variable }) => variable));
  const messageWidth = width(
    problems.map(({ message }) => message).filter(({ length }) => length <= WIDEST_MESSAGE),
  );
  const lines = problems.map(({ variable, message, source, remedy }) => {
    const where = remedy === undefined ? source : `${source}: ${remedy}`;
    return `  ${variable.padEnd(nameWidth)}  ${message.padEnd(messageWidth)}  -> ${where}`;
  });
  return [headline(problems.length), '', ...lines, ...localAdvice(problems)].join('\n');
}

function headline(count: number): string {
  return count === 1
    ? 'ElevenDops cannot start: 1 problem in its configuration.'
    : `ElevenDops cannot start: ${String(count)} problems in its configuration.`;
}

// Elsewhere than on Cloud Run these two sources are nowhere to be found.
const CLOUD_SOURCES: readonly string[] = ['service.yaml', 'Secret Manager'];

function localAdvice(problems: readonly ConfigurationProblem[]): readonly string[] {
  return problems.some(({ source }) => CLOUD_SOURCES.includes(source))
    ? [
        '',
        'Outside Cloud Run, set these in the environment or in .env; NAME_FILE=/path reads a mounted file.',
      ]
    : [];
}

function width(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length));
}
