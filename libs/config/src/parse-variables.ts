import {
  ENVIRONMENT,
  defaultOf,
  isSecret,
  rowOf,
  type EnvironmentRow,
  type VariableName,
} from './environment/table.ts';
import type { DefaultByEnvironment, EnvironmentVariable } from './environment/variable.ts';
import { findingOf, type Finding } from './finding.ts';
import type { GivenText } from './read-variables.ts';
import type { AppEnvironment } from './settings.ts';
import { quoteLine, shownValue } from './shown-value.ts';
import { schemaFor, type ValueOf } from './value-schema.ts';

/** The variables that were set and are valid, read; null for the others. */
export type GivenValues = {
  readonly [Row in EnvironmentRow as Row['name']]: ValueOf<Row['type']> | null;
};

/** The same with the defaults filled in; null only where there is none. */
export type EffectiveValues = {
  readonly [Row in EnvironmentRow as Row['name']]: Row['default'] extends string
    ? ValueOf<Row['type']>
    : Row['default'] extends DefaultByEnvironment
      ? null extends Row['default'][AppEnvironment]
        ? ValueOf<Row['type']> | null
        : ValueOf<Row['type']>
      : ValueOf<Row['type']> | null;
};

/** What the texts of the environment mean. */
export interface ParsedVariables {
  readonly appEnv: AppEnvironment;
  readonly given: GivenValues;
  readonly effective: EffectiveValues;
  readonly findings: readonly Finding[];
}

/** Reads every text by its row's type and fills in the defaults of `APP_ENV`. */
export function parseVariables(texts: ReadonlyMap<VariableName, GivenText>): ParsedVariables {
  const findings: Finding[] = [];
  const given: Partial<Record<VariableName, unknown>> = {};
  const effective: Partial<Record<VariableName, unknown>> = {};
  const appEnv = readAppEnv(texts.get('APP_ENV'));
  for (const { name } of ENVIRONMENT) {
    const row = rowOf(name);
    const text = texts.get(name);
    const value = text === undefined ? null : parse(row, text.text, appEnv);
    if (text !== undefined && value?.success === false) {
      findings.push(findingOf(name, value.error + quoted(row, text), { variable: text.variable }));
    }
    given[name] = value?.success === true ? value.value : null;
    effective[name] = given[name] ?? defaultValue(row, appEnv);
  }
  // The loop above has filled in every row, each by the schema of its own type.
  return {
    appEnv,
    given: given as unknown as GivenValues,
    effective: effective as unknown as EffectiveValues,
    findings,
  };
}

type ParseResult =
  | { readonly success: true; readonly value: unknown }
  | { readonly success: false; readonly error: string };

function parse(row: EnvironmentVariable, text: string, appEnv: AppEnvironment): ParseResult {
  const result = schemaFor(row.type, appEnv).safeParse(text);
  return result.success
    ? { success: true, value: result.data }
    : { success: false, error: result.error.issues[0]?.message ?? 'is not valid' };
}

function readAppEnv(given: GivenText | undefined): AppEnvironment {
  const row = rowOf('APP_ENV');
  const result = parse(row, given?.text ?? '', 'development');
  return result.success ? (result.value as AppEnvironment) : 'development';
}

function defaultValue(row: EnvironmentVariable, appEnv: AppEnvironment): unknown {
  const text = defaultOf(row, appEnv);
  if (text === null) {
    return null;
  }
  const result = parse(row, text, appEnv);
  if (!result.success) {
    throw new TypeError(`the table's default of ${row.name} ${result.error}`);
  }
  return result.value;
}

function quoted(row: EnvironmentVariable, given: GivenText): string {
  if (given.path !== null) {
    return `, unlike what the file ${quoteLine(given.path)} holds`;
  }
  return isSecret(row) ? '' : `, got ${shownValue(given.text)}`;
}
