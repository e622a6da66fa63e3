import type { Addresses } from './addresses.ts';
import type { ResolvedMode } from './mode-switches.ts';
import type { ParsedVariables } from './parse-variables.ts';
import type { Settings } from './settings.ts';

// The API's own address: its interactive documentation is a page of that origin.
const OWN_ORIGINS = ['http://localhost:8000', 'http://127.0.0.1:8000'];

/** The settings that the parts decided so far make, still without warnings. */
export function assembleSettings(
  parsed: ParsedVariables,
  resolved: ResolvedMode,
  addresses: Addresses,
): Omit<Settings, 'warnings' | 'provided'> {
  const { given, effective } = parsed;
  return {
    appEnv: parsed.appEnv,
    debug: effective.DEBUG,
    demoMode: effective.DEMO_MODE,
    logLevel: effective.LOG_LEVEL,
    port: addresses.port,
    backendApiUrl: addresses.backendApiUrl,
    apiPort: addresses.apiPort,
    supervisorStatusPort: effective.SUPERVISOR_STATUS_PORT,
    dataDir: effective.DATA_DIR,
    mode: resolved.mode,
    ...resolved.switches,
    firestoreEmulatorHost: effective.FIRESTORE_EMULATOR_HOST,
    gcsEmulatorHost: effective.GCS_EMULATOR_HOST,
    firestoreDatabaseId: effective.FIRESTORE_DATABASE_ID,
    gcsBucketName: effective.GCS_BUCKET_NAME ?? '',
    googleCloudProject: effective.GOOGLE_CLOUD_PROJECT,
    googleApplicationCredentials: effective.GOOGLE_APPLICATION_CREDENTIALS,
    elevenlabsApiKey: effective.ELEVENLABS_API_KEY,
    googleApiKey: effective.GOOGLE_API_KEY,
    langsmithApiKey: effective.LANGSMITH_API_KEY,
    elevenlabsApiUrl: effective.ELEVENLABS_API_URL,
    geminiApiUrl: effective.GEMINI_API_URL,
    langsmithEndpoint: effective.LANGSMITH_ENDPOINT,
    langsmithProject: effective.LANGSMITH_PROJECT,
    langsmithTracingEnabled: given.LANGSMITH_TRACING_ENABLED ?? given.LANGSMITH_API_KEY !== null,
    langsmithTraceLevel: effective.LANGSMITH_TRACE_LEVEL,
    langsmithHideInputs: given.LANGSMITH_HIDE_INPUTS ?? effective.LANGSMITH_TRACE_LEVEL !== 'debug',
    langsmithHideOutputs:
      given.LANGSMITH_HIDE_OUTPUTS ?? effective.LANGSMITH_TRACE_LEVEL !== 'debug',
    corsOrigins: [...new Set([...effective.CORS_ORIGINS, ...OWN_ORIGINS])],
    apiTimeoutSeconds: effective.API_TIMEOUT,
    appVersion: effective.APP_VERSION,
    serviceName: effective.K_SERVICE,
    revision: given.K_REVISION ?? effective.BUILD_REVISION,
    instance: effective.ELEVENDOPS_INSTANCE,
  };
}
