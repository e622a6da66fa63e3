import { ENVIRONMENT, rowOf, type EnvironmentVariable } from '@elevendops/config';
import type { Deployment } from './deployment.ts';

/** A variable with the value that a manifest gives it. */
export interface VariableValue {
  readonly name: string;
  readonly value: string;
}

/** A variable whose value Secret Manager holds. */
export interface SecretVariable {
  readonly name: string;
  readonly secretName: string;
  readonly version: string;
}

/** The table, each row as the type that all rows have. */
export const ENVIRONMENT_ROWS: readonly EnvironmentVariable[] = ENVIRONMENT.map(({ name }) =>
  rowOf(name),
);

/** What the image sets, in the order of the table; `{revision}` is left for the build to fill in. */
export function imageVariables(rows = ENVIRONMENT_ROWS): readonly VariableValue[] {
  return rows.flatMap(({ name, imageValue }) =>
    imageValue === undefined ? [] : [{ name, value: imageValue }],
  );
}

/** What service.yaml sets, in the order of the table. */
export function serviceVariables(
  deployment: Deployment,
  rows = ENVIRONMENT_ROWS,
): readonly VariableValue[] {
  return rows.flatMap(({ name, serviceValue }) =>
    serviceValue === undefined ? [] : [{ name, value: filled(serviceValue, deployment) }],
  );
}

/** What service.yaml takes from Secret Manager, in the order of the table. */
export function secretVariables(
  deployment: Deployment,
  rows = ENVIRONMENT_ROWS,
): readonly SecretVariable[] {
  return rows.flatMap(({ name, secretName }) =>
    secretName === undefined
      ? []
      : [{ name, secretName, version: deployment.secretVersions[secretName] ?? 'latest' }],
  );
}

/**
 * A value of the table with its placeholders filled in.
 *
 * @throws RangeError for a placeholder that a deployment does not have
 */
export function filled(value: string, deployment: Deployment): string {
  const { projectId, projectNumber, region, service, bucket, database } = deployment;
  const values = new Map(
    Object.entries({ projectId, projectNumber, region, service, bucket, database }),
  );
  return value.replace(/\{(\w+)\}/g, (_, name: string) => {
    const replacement = values.get(name);
    if (replacement === undefined) {
      throw new RangeError(
        `No deployment has a value for the placeholder {${name}} of "${value}".`,
      );
    }
    return replacement;
  });
}
