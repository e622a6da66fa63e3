import { emulatorClash, resolveAddresses } from './addresses.ts';
import { assembleSettings } from './assemble-settings.ts';
import { ConfigurationError } from './configuration-error.ts';
import { findMissing, missingNames } from './critical-config.ts';
import { deepFreeze } from './deep-freeze.ts';
import { ENVIRONMENT, type VariableName } from './environment/table.ts';
import { findingOf, inTableOrder, type Finding } from './finding.ts';
import { resolveMode } from './mode-switches.ts';
import { findNearMisses, type NearMiss } from './near-miss.ts';
import { parseVariables } from './parse-variables.ts';
import { readTextFile } from './read-text-file.ts';
import { readVariables, trimmed, type EnvironmentRecord } from './read-variables.ts';
import type { Settings } from './settings.ts';

/** What loading settings needs besides the environment. */
export interface LoadSettingsOptions {
  /** Reads the file that a `NAME_FILE` variable names. @default `readFileSync` as UTF-8 */
  readonly readFile?: (path: string) => string;
}

/**
 * Reads the environment into frozen settings.
 *
 * @throws ConfigurationError `ERR_CONFIGURATION` with every problem of the environment
 */
export function loadSettings(env: EnvironmentRecord, options: LoadSettingsOptions = {}): Settings {
  const { texts, findings: unread } = readVariables(env, options.readFile ?? readTextFile);
  const parsed = parseVariables(texts);
  const resolved = resolveMode(parsed.appEnv, parsed.given);
  const addresses = resolveAddresses(parsed, texts);
  const settings: Settings = {
    ...assembleSettings(parsed, resolved, addresses),
    warnings: [],
    provided: ENVIRONMENT.map(({ name }) => name).filter((name) => texts.has(name)),
  };
  const wrong = [...unread, ...parsed.findings, ...addresses.findings];
  const wrongRows = new Set(wrong.map(({ row }) => row));
  const missing = missingNames(settings).filter((name) => !wrongRows.has(name));
  const nearMisses = findNearMisses(env);
  const harmful = nearMisses.filter(
    (nearMiss) =>
      settings.appEnv === 'production' ||
      missing.includes(nearMiss.row) ||
      (nearMiss.row === 'APP_ENV' && !texts.has('APP_ENV') && meansProduction(env[nearMiss.given])),
  );
  const findings = [
    ...wrong,
    ...findMissing(settings).filter(({ row }) => !wrongRows.has(row)),
    ...harmful.map(nearMissFinding),
  ];
  if (findings.length > 0) {
    throw new ConfigurationError(inTableOrder(findings));
  }
  return deepFreeze({
    ...settings,
    warnings: [
      ...resolved.warnings,
      ...missing.map(missingWarning),
      ...(settings.useFirestoreEmulator
        ? emulatorClash(settings.firestoreEmulatorHost, addresses)
        : []),
      ...nearMisses.map(({ given, meant }) => `${given} has no effect: did you mean ${meant}?`),
    ],
  });
}

// Whoever wrote it would otherwise be served by mocks, believing that patients' data is kept.
function meansProduction(text: string | undefined): boolean {
  return trimmed(text).toLowerCase() === 'production';
}

function nearMissFinding({ given, meant, row }: NearMiss): Finding {
  return findingOf(row, `has no effect: did you mean ${meant}?`, {
    variable: given,
    remedy: `rename it to ${meant}, or remove it`,
  });
}

function missingWarning(name: VariableName): string {
  return name === 'ELEVENLABS_API_KEY'
    ? 'ELEVENLABS_API_KEY is not set, so speech and agents fail: set it, or USE_MOCK_ELEVENLABS=true'
    : `${name} is not set, but the services that were chosen need it`;
}
