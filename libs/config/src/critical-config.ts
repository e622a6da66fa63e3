import { ConfigurationError } from './configuration-error.ts';
import { ENVIRONMENT, rowOf, type VariableName } from './environment/table.ts';
import { findingOf, inTableOrder, type Finding } from './finding.ts';
import type { Settings } from './settings.ts';

/**
 * Checks that production settings hold everything that production needs; other settings pass.
 *
 * @throws ConfigurationError `ERR_CONFIGURATION` with every missing variable and where it comes from
 */
export function validateCriticalConfig(settings: Settings): void {
  const findings = findMissing(settings);
  if (findings.length > 0) {
    throw new ConfigurationError(inTableOrder(findings));
  }
}

/** The variables that production cannot do without and that these settings lack. */
export function findMissing(settings: Settings): readonly Finding[] {
  return settings.appEnv === 'production'
    ? missingNames(settings).map((name) => findingOf(name, MISSING[name] ?? 'is not set'))
    : [];
}

/** The variables that the chosen services need and that these settings lack, in any environment. */
export function missingNames(settings: Settings): readonly VariableName[] {
  return ENVIRONMENT.map(({ name }) => name).filter(
    (name) => isNeeded(name, settings) && isBlank(settings[rowOf(name).setting]),
  );
}

const MISSING: Partial<Record<VariableName, string>> = {
  LANGSMITH_API_KEY: 'is not set, but LANGSMITH_TRACING_ENABLED is true',
};

function isNeeded(name: VariableName, settings: Settings): boolean {
  const { appEnv, useMockElevenlabs, useFirestoreEmulator, useGcsEmulator } = settings;
  if (appEnv === 'production') {
    return (
      rowOf(name).requiredInProduction === true ||
      (name === 'LANGSMITH_API_KEY' && settings.langsmithTracingEnabled)
    );
  }
  switch (name) {
    case 'ELEVENLABS_API_KEY':
      return !useMockElevenlabs;
    case 'GOOGLE_CLOUD_PROJECT':
      return (
        (!useFirestoreEmulator && !settings.useMockData) ||
        (!useGcsEmulator && !settings.useMockStorage)
      );
    case 'LANGSMITH_API_KEY':
      return settings.langsmithTracingEnabled;
    default:
      return false;
  }
}

function isBlank(value: Settings[keyof Settings]): boolean {
  return value === null || value === '';
}
