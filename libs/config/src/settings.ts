import type { VariableName } from './environment/table.ts';
import type { Secret } from './secret.ts';

/** Where this process runs for its users. */
export type AppEnvironment = 'development' | 'staging' | 'production';

/** What keeps the data: files on this machine, the emulators, or the cloud. */
export type SettingsMode = 'embedded' | 'emulators' | 'production';

/** How much is logged. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** How much of a workflow is traced. */
export type TraceLevel = 'debug' | 'info' | 'error';

/** Everything that the environment decides, checked; the same for every process of the container. */
export interface Settings {
  readonly appEnv: AppEnvironment;
  readonly debug: boolean;
  /** Nothing can be deleted and conversations are text alone. */
  readonly demoMode: boolean;
  readonly logLevel: LogLevel;
  /** The public port. */
  readonly port: number;
  /** Where the API answers inside the container; always loopback, without a trailing slash. */
  readonly backendApiUrl: string;
  /** The port of {@link Settings.backendApiUrl}. */
  readonly apiPort: number;
  /** The supervisor's own port on loopback; null when it was not given one. */
  readonly supervisorStatusPort: number | null;
  /** Folder of the embedded mode's data. */
  readonly dataDir: string;
  readonly mode: SettingsMode;
  readonly useFirestoreEmulator: boolean;
  readonly useGcsEmulator: boolean;
  readonly useMockData: boolean;
  readonly useMockStorage: boolean;
  readonly useMockElevenlabs: boolean;
  /** `host:port`. */
  readonly firestoreEmulatorHost: string;
  /** A URL without a trailing slash. */
  readonly gcsEmulatorHost: string;
  readonly firestoreDatabaseId: string;
  readonly gcsBucketName: string;
  readonly googleCloudProject: string | null;
  /** Path of a service account's key file; null lets Google's libraries find the credentials. */
  readonly googleApplicationCredentials: string | null;
  readonly elevenlabsApiKey: Secret | null;
  readonly googleApiKey: Secret | null;
  readonly langsmithApiKey: Secret | null;
  /** Without a trailing slash, as are the two below. */
  readonly elevenlabsApiUrl: string;
  readonly geminiApiUrl: string;
  readonly langsmithEndpoint: string;
  readonly langsmithProject: string;
  readonly langsmithTracingEnabled: boolean;
  readonly langsmithTraceLevel: TraceLevel;
  /** Documents and prompts stay out of traces. */
  readonly langsmithHideInputs: boolean;
  /** Scripts stay out of traces. */
  readonly langsmithHideOutputs: boolean;
  readonly corsOrigins: readonly string[];
  readonly apiTimeoutSeconds: number;
  /** Null means the version of package.json. */
  readonly appVersion: string | null;
  /** Cloud Run's service name; null elsewhere. */
  readonly serviceName: string | null;
  /** Cloud Run's revision, else that of the build, else `local`. */
  readonly revision: string;
  /** Which start of this process it is; the supervisor tells it. */
  readonly instance: string;
  /** What an operator should know but what does not stop the start. */
  readonly warnings: readonly string[];
  /** Names of the table's variables that were set, by themselves or as `NAME_FILE`. */
  readonly provided: readonly VariableName[];
}
