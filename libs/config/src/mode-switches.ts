import type { GivenValues } from './parse-variables.ts';
import type { AppEnvironment, Settings, SettingsMode } from './settings.ts';

/** The five switches that say which services are real. */
export type ModeSwitches = Pick<
  Settings,
  'useFirestoreEmulator' | 'useGcsEmulator' | 'useMockData' | 'useMockStorage' | 'useMockElevenlabs'
>;

/** The switches, the mode they make, and the variables that were overruled on the way. */
export interface ResolvedMode {
  readonly switches: ModeSwitches;
  readonly mode: SettingsMode;
  readonly warnings: readonly string[];
}

const SWITCH_VARIABLES = [
  'USE_FIRESTORE_EMULATOR',
  'USE_GCS_EMULATOR',
  'USE_MOCK_DATA',
  'USE_MOCK_STORAGE',
  'USE_MOCK_ELEVENLABS',
] as const;

/**
 * Decides what is real: in production everything; elsewhere an emulator wins over a mock, and
 * development keeps its data in files unless it is told otherwise.
 */
export function resolveMode(appEnv: AppEnvironment, given: GivenValues): ResolvedMode {
  return appEnv === 'production' ? productionMode(given) : localMode(appEnv, given);
}

function productionMode(given: GivenValues): ResolvedMode {
  const overridden = SWITCH_VARIABLES.filter((name) => given[name] === true);
  return {
    switches: {
      useFirestoreEmulator: false,
      useGcsEmulator: false,
      useMockData: false,
      useMockStorage: false,
      useMockElevenlabs: false,
    },
    mode: 'production',
    warnings:
      overridden.length === 0
        ? []
        : [
            `APP_ENV=production uses the real services and overrides ` +
              `${overridden.map((name) => `${name}=true`).join(', ')}; remove what it overrides`,
          ],
  };
}

function localMode(appEnv: AppEnvironment, given: GivenValues): ResolvedMode {
  const development = appEnv === 'development';
  const useFirestoreEmulator = given.USE_FIRESTORE_EMULATOR ?? false;
  const useGcsEmulator = given.USE_GCS_EMULATOR ?? false;
  const useMockData = !useFirestoreEmulator && (given.USE_MOCK_DATA ?? development);
  const useMockStorage = !useGcsEmulator && (given.USE_MOCK_STORAGE ?? development);
  const useMockElevenlabs =
    given.USE_MOCK_ELEVENLABS ?? (development && given.ELEVENLABS_API_KEY === null);
  const warnings: string[] = [];
  if (useFirestoreEmulator && given.USE_MOCK_DATA === true) {
    warnings.push(
      'USE_FIRESTORE_EMULATOR=true overrides USE_MOCK_DATA=true; remove one of the two',
    );
  }
  if (useGcsEmulator && given.USE_MOCK_STORAGE === true) {
    warnings.push('USE_GCS_EMULATOR=true overrides USE_MOCK_STORAGE=true; remove one of the two');
  }
  return {
    switches: {
      useFirestoreEmulator,
      useGcsEmulator,
      useMockData,
      useMockStorage,
      useMockElevenlabs,
    },
    mode: modeOf(useFirestoreEmulator, useMockData),
    warnings,
  };
}

function modeOf(useFirestoreEmulator: boolean, useMockData: boolean): SettingsMode {
  if (useFirestoreEmulator) {
    return 'emulators';
  }
  return useMockData ? 'embedded' : 'production';
}
