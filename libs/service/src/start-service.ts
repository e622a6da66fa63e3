import type { RequestListener, Server } from 'node:http';
import {
  ConfigurationError,
  EXIT_CONFIGURATION,
  loadSettings,
  readEnvironment,
  type Settings,
} from '@elevendops/config';
import { createLogger, type Logger } from '@elevendops/logging';
import { createLifecycle, type Lifecycle } from './lifecycle.ts';
import { runService } from './run-service.ts';
import { stopOnSignals } from './stop-on-signals.ts';
import {
  supervisionFromProcess,
  toldToBegin,
  UNSUPERVISED,
  type Supervision,
} from './supervision.ts';

/** What a service is built with. */
export interface ServiceContext {
  readonly settings: Settings;
  /** APP_VERSION, or else the version in the service's package.json. */
  readonly version: string;
  readonly logger: Logger;
  readonly lifecycle: Lifecycle;
  readonly supervision: Supervision;
}

/** A service that was built but does not listen yet. */
export interface ComposedService {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  readonly listener: RequestListener;
  /** @default 'at-once' */
  readonly listen?: 'at-once' | 'on-command';
  /** Answers a request that came after draining began. */
  readonly refuse: RequestListener;
  /** Requests that are answered even while draining. */
  readonly isAlwaysServed: (url: string) => boolean;
  /** Sets up the server before it listens. */
  readonly prepare?: (server: Server) => void;
  /** Connections are cut when requests take longer than this after a stop. @default 5000 */
  readonly drainTimeoutMs?: number;
  /** Begins background work, once requests can come. */
  readonly start?: () => void;
  /** Ends background work and closes what the service holds, after the last request. */
  readonly release?: () => Promise<void> | void;
}

/** Which service to start, in which process. */
export interface StartServiceOptions {
  readonly name: string;
  /** Of the service's package.json. */
  readonly version: string;
  readonly process: NodeJS.Process;
  /** Builds the service. @throws ConfigurationError when the settings do not suit it */
  readonly compose: (context: ServiceContext) => Promise<ComposedService> | ComposedService;
}

/**
 * The whole `main` of a service: told to begin by its supervisor if it has one, settings from the
 * environment, a logger, the service itself, and its end. A wrong configuration is printed whole and ends the process with 78; something that is away at the
 * start ends it with 69, any other error with 70.
 */
export async function startService(options: StartServiceOptions): Promise<void> {
  const { name, process } = options;
  const instance = process.env['ELEVENDOPS_INSTANCE'] ?? UNSUPERVISED;
  const supervision = supervisionFromProcess(process, instance);
  if (!(await toldToBegin(process, supervision))) {
    return;
  }
  try {
    const settings = loadSettings(readEnvironment({ env: process.env }));
    const version = settings.appVersion ?? options.version;
    const logger = createLogger({
      service: name,
      version,
      revision: settings.revision,
      runService: settings.serviceName,
      level: settings.logLevel,
      projectId: settings.googleCloudProject ?? undefined,
    });
    const lifecycle = createLifecycle();
    if (!supervision.supervised) {
      // A supervisor says them once for all its services.
      settings.warnings.forEach((warning) => logger.warn(warning));
    }
    const context = { settings, version, logger, lifecycle, supervision };
    const composed = await composeOrExit(options, context);
    const service = runService({ ...composed, name, logger, lifecycle, supervision });
    stopOnSignals({ service, supervision, logger, process });
    if ((await service.listening.catch(() => null)) !== null) {
      composed.start?.();
    }
  } catch (error) {
    if (!(error instanceof ConfigurationError)) {
      throw error;
    }
    process.stderr.write(`${error.message}\n`);
    process.exitCode = EXIT_CONFIGURATION;
    // The channel to the supervisor would keep the process alive.
    process.disconnect?.();
  }
}

/** Exit code when something that the service needs to start is away, as in sysexits.h (EX_UNAVAILABLE). */
const EXIT_UNAVAILABLE = 69;
/** Exit code for a bug of ours, as in sysexits.h (EX_SOFTWARE). */
const EXIT_BUG = 70;

async function composeOrExit(
  { compose, process }: StartServiceOptions,
  context: ServiceContext,
): Promise<ComposedService> {
  try {
    return await compose(context);
  } catch (error) {
    if (error instanceof ConfigurationError) {
      throw error;
    }
    const isUnavailable = hasUnavailableCode(error);
    const reason = error instanceof Error ? error.message : String(error);
    context.logger.fatal(isUnavailable ? {} : { err: error }, `cannot start: ${reason}`);
    return process.exit(isUnavailable ? EXIT_UNAVAILABLE : EXIT_BUG);
  }
}

/** Stores and the like name such errors `ERR_…_UNAVAILABLE`. */
function hasUnavailableCode(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^ERR_.*_UNAVAILABLE$/.test(error.code)
  );
}
