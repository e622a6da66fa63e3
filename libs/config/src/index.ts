export { ConfigurationError, type ConfigurationProblem } from './configuration-error.ts';
export { validateCriticalConfig } from './critical-config.ts';
export { describeSettings, type SettingDescription } from './describe-settings.ts';
export { parseDotEnv, readEnvironment, type ReadEnvironmentOptions } from './dot-env.ts';
export {
  ENVIRONMENT,
  defaultOf,
  isSecret,
  rowOf,
  type EnvironmentRow,
  type VariableName,
} from './environment/table.ts';
export {
  DEPLOYMENT_PLACEHOLDERS,
  type DefaultByEnvironment,
  type EnvironmentVariable,
  type VariableGroup,
  type VariableSource,
  type VariableType,
} from './environment/variable.ts';
export { EXIT_CONFIGURATION } from './exit-code.ts';
export { loadSettings, type LoadSettingsOptions } from './load-settings.ts';
export { type EnvironmentRecord } from './read-variables.ts';
export { Secret } from './secret.ts';
export {
  type AppEnvironment,
  type LogLevel,
  type Settings,
  type SettingsMode,
  type TraceLevel,
} from './settings.ts';
export { describeStatusAddress, statusAddressOf, type StatusAddress } from './status-address.ts';
export { schemaFor, type ValueOf } from './value-schema.ts';
