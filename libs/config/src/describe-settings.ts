import { ENVIRONMENT, isSecret, rowOf, type VariableName } from './environment/table.ts';
import type { VariableSource } from './environment/variable.ts';
import type { Settings } from './settings.ts';

/** One setting as an operator may see it. */
export interface SettingDescription {
  readonly name: VariableName;
  /** The value in effect; of a secret only whether it is set. */
  readonly value: string;
  readonly source: VariableSource;
  /** Whether the variable was left unset. */
  readonly isDefault: boolean;
}

/** The settings in effect, one for each variable of the table, fit for an operator's page. */
export function describeSettings(settings: Settings): readonly SettingDescription[] {
  return ENVIRONMENT.map(({ name }) => rowOf(name))
    .filter(({ standsInFor }) => standsInFor === undefined)
    .map((row) => ({
      name: row.name as VariableName,
      value: isSecret(row) ? presence(settings[row.setting]) : shown(settings[row.setting]),
      source: row.source,
      isDefault: !isProvided(row.name, settings),
    }));
}

function isProvided(name: string, settings: Settings): boolean {
  return settings.provided.some(
    (provided) => provided === name || rowOf(provided).standsInFor === name,
  );
}

function presence(value: unknown): string {
  return value === null ? 'not set' : 'set';
}

function shown(value: Settings[keyof Settings]): string {
  if (value === null || value === '') {
    return 'not set';
  }
  return typeof value === 'object' && 'join' in value ? value.join(', ') : String(value);
}
