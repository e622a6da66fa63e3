import type { AppEnvironment } from '../settings.ts';
import { APPLICATION_VARIABLES } from './application.ts';
import { DATA_VARIABLES } from './data.ts';
import { NETWORK_VARIABLES } from './network.ts';
import { SERVICE_VARIABLES } from './services.ts';
import type { EnvironmentVariable } from './variable.ts';

/** Every environment variable, one row each; settings, manifests and documentation all come from it. */
export const ENVIRONMENT = [
  ...APPLICATION_VARIABLES,
  ...NETWORK_VARIABLES,
  ...DATA_VARIABLES,
  ...SERVICE_VARIABLES,
] as const;

/** A row with its own name, type and default. */
export type EnvironmentRow = (typeof ENVIRONMENT)[number];

/** The name of a variable in the table. */
export type VariableName = EnvironmentRow['name'];

const POSITIONS: ReadonlyMap<string, number> = new Map(
  ENVIRONMENT.map(({ name }, position) => [name, position]),
);

/** The row of that name. */
export function rowOf(name: VariableName): EnvironmentVariable {
  return ENVIRONMENT[positionOf(name)] as EnvironmentVariable;
}

/** Where a variable stands in the table, which is the order problems are told in. */
export function positionOf(name: VariableName): number {
  return POSITIONS.get(name) as number;
}

/** A variable's default, as text, where `APP_ENV` is that. */
export function defaultOf(variable: EnvironmentVariable, appEnv: AppEnvironment): string | null {
  const { default: value } = variable;
  return value === null || typeof value === 'string' ? value : value[appEnv];
}

/** Whether a variable's value must never be shown. */
export function isSecret(variable: EnvironmentVariable): boolean {
  return variable.type.kind === 'secret';
}
