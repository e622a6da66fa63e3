import type { ConfigurationProblem } from './configuration-error.ts';
import { positionOf, rowOf, type VariableName } from './environment/table.ts';
import type { EnvironmentVariable } from './environment/variable.ts';

/** A problem together with the row of the table that it belongs to. */
export interface Finding {
  readonly row: VariableName;
  readonly problem: ConfigurationProblem;
}

/** What is wrong with a row's variable, said with where it is set and what to do. */
export function findingOf(
  row: VariableName,
  message: string,
  options: { readonly variable?: string; readonly remedy?: string } = {},
): Finding {
  const variable = rowOf(row);
  const { variable: name = row, remedy = remedyFor(variable) } = options;
  return { row, problem: { variable: name, message, source: variable.source, remedy } };
}

/** The problems in the order of the table. */
export function inTableOrder(findings: readonly Finding[]): readonly ConfigurationProblem[] {
  return findings
    .toSorted(
      (one, other) =>
        positionOf(one.row) - positionOf(other.row) ||
        compareText(one.problem.variable, other.problem.variable),
    )
    .map(({ problem }) => problem);
}

/** Text in a fixed order that does not depend on the machine's language. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function remedyFor(variable: EnvironmentVariable): string {
  const { name, example, secretName } = variable;
  const correct = example === undefined ? 'set it' : `set it as in ${name}=${example}`;
  switch (variable.source) {
    case 'Secret Manager':
      return `printf %s "$KEY" | gcloud secrets versions add ${String(secretName)} --data-file=-`;
    case 'service.yaml':
      return `under env, ${correct}`;
    case 'image':
      return `remove what overrides the image, or ${correct}`;
    case 'Cloud Run':
      return `leave it to Cloud Run; elsewhere ${correct}`;
    case 'supervisor':
      return 'leave it to the supervisor';
    case 'optional':
      return `remove it, or ${correct}`;
  }
}
