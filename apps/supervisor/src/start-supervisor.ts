import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  ConfigurationError,
  EXIT_CONFIGURATION,
  loadSettings,
  readEnvironment,
  statusAddressOf,
} from '@elevendops/config';
import packageJson from '../package.json' with { type: 'json' };
import { chooseServiceRuntime } from './service-runtime.ts';
import type { SignalSource } from './signals.ts';
import { supervise } from './supervise.ts';

/** As which process, and where the built services are. */
export interface StartSupervisorOptions {
  readonly process: NodeJS.Process;
  readonly env: NodeJS.ProcessEnv;
  readonly signals: SignalSource;
  /** The folder that holds `api/dist/main.js` and `ui-server/dist/main.js`. */
  readonly appsDir: string;
}

/** Checks what both services need before either is started, then supervises; resolves with the exit code. */
export async function startSupervisor(options: StartSupervisorOptions): Promise<number> {
  const { process, env, signals, appsDir } = options;
  const pinned = join(appsDir, '..', 'node_modules', 'node', 'bin', 'node');
  const runtime = chooseServiceRuntime({
    execPath: process.execPath,
    version: process.version,
    pinned: existsSync(pinned) ? pinned : null,
  });
  if ('problem' in runtime) {
    return refuse(runtime.problem);
  }
  try {
    const settings = loadSettings(readEnvironment({ env }));
    return await supervise({
      process,
      env,
      signals,
      settings,
      version: settings.appVersion ?? packageJson.version,
      execPath: runtime.execPath,
      statusAddress: statusAddressOf(settings),
      programs: {
        api: join(appsDir, 'api', 'dist', 'main.js'),
        'ui-server': join(appsDir, 'ui-server', 'dist', 'main.js'),
      },
    });
  } catch (error) {
    if (error instanceof ConfigurationError) {
      return refuse(error.message);
    }
    throw error;
  }

  function refuse(message: string): number {
    process.stderr.write(`${message}\n`);
    return EXIT_CONFIGURATION;
  }
}
