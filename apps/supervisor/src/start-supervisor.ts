import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nameRun } from './name-run.ts';
import { giveHeadStart } from './process/head-start.ts';
import { chooseServiceRuntime } from './service-runtime.ts';
import type { SignalSource } from './signals.ts';

/** As which process, and where the built services are. */
export interface StartSupervisorOptions {
  readonly process: NodeJS.Process;
  readonly env: NodeJS.ProcessEnv;
  readonly signals: SignalSource;
  /** The folder that holds `api/dist/main.js` and `ui-server/dist/main.js`. */
  readonly appsDir: string;
}

/**
 * Gives the API, which takes longest, a head start; then loads the rest of the supervisor, which checks the
 * configuration before anything begins, and supervises. Resolves with the exit code.
 */
export async function startSupervisor(options: StartSupervisorOptions): Promise<number> {
  const { process, env, signals, appsDir } = options;
  const pinned = join(appsDir, '..', 'node_modules', 'node', 'bin', 'node');
  const runtime = chooseServiceRuntime({
    execPath: process.execPath,
    version: process.version,
    pinned: existsSync(pinned) ? pinned : null,
  });
  if ('problem' in runtime) {
    const { refuse } = await import('./supervise-checked.ts');
    return refuse(process, runtime.problem);
  }
  const { execPath } = runtime;
  const programs = {
    api: join(appsDir, 'api', 'dist', 'main.js'),
    'ui-server': join(appsDir, 'ui-server', 'dist', 'main.js'),
  };
  const run = nameRun(process);
  const kill = process.kill.bind(process);
  const headStart = giveHeadStart({ name: 'api', execPath, program: programs.api, env, run, kill });
  try {
    const { superviseChecked } = await import('./supervise-checked.ts');
    return await superviseChecked({ process, env, signals, run, headStart, execPath, programs });
  } finally {
    await headStart.withdraw();
  }
}
