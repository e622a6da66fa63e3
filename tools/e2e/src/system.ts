import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startProgram, temporaryFolder, type Program } from '@elevendops/testing';

/** Root of the repository. */
export const ROOT = join(import.meta.dirname, '../../..');

const SUPERVISOR = join(ROOT, 'apps/supervisor/dist/main.js');

/** What a system is started with. */
export interface StartSystemOptions {
  /** Folder of the data, to start again on what an earlier system left. @default a new one */
  readonly dataDir?: string;
  /** The public port, to start again where an earlier system was. @default a free one */
  readonly port?: number;
  /** Added to the environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** The whole built system, started as README says, without npm. */
export interface System {
  readonly url: string;
  readonly apiUrl: string;
  readonly dataDir: string;
  readonly program: Program;
  /** Process id of a service at the moment; null while it is away. */
  pidOf(service: 'api' | 'ui-server'): number | null;
  /** Ends it with SIGTERM and gives the exit code. */
  stop(): Promise<number | null>;
  /** Ends it and deletes its data. */
  dispose(): Promise<void>;
}

/** The environment of a machine on which nothing was configured. */
export function plainEnvironment(): Record<string, string | undefined> {
  const { PATH, HOME, LANG } = process.env;
  return { PATH, HOME, LANG };
}

/** Starts the supervisor without waiting for anything. */
export function startSupervisor(env: Readonly<Record<string, string | undefined>>): Program {
  return startProgram(process.execPath, [SUPERVISOR], {
    cwd: ROOT,
    env: { ...plainEnvironment(), ...env },
  });
}

/** Starts the system on free ports, and resolves when it is ready. */
export async function startSystem(options: StartSystemOptions = {}): Promise<System> {
  const folder = options.dataDir === undefined ? await temporaryFolder() : null;
  const dataDir = options.dataDir ?? join(folder?.path ?? '', 'data');
  const port = options.port ?? (await freePort());
  const apiPort = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const apiUrl = `http://127.0.0.1:${String(apiPort)}`;
  const program = startSupervisor({
    PORT: String(port),
    BACKEND_API_URL: `http://localhost:${String(apiPort)}`,
    DATA_DIR: dataDir,
    ...options.env,
  });
  try {
    await ready(url, program);
  } catch (error) {
    await program.stop();
    throw error;
  }
  const stop = async (): Promise<number | null> => (await program.stop()).code;
  return {
    url,
    apiUrl,
    dataDir,
    program,
    stop,
    pidOf: (service) => childRunning(program.child.pid, `apps/${service}/dist/main.js`),
    async dispose() {
      await stop();
      await folder?.remove();
    },
  };
}

/** Resolves when the public port answers; rejects when the program ends first. */
export async function ready(url: string, program: Program): Promise<void> {
  let ended = false;
  void program.exit.then(() => {
    ended = true;
  });
  for (;;) {
    const response = await fetch(`${url}/api/health`).catch(() => null);
    if (response?.status === 200) {
      await response.arrayBuffer();
      return;
    }
    if (ended) {
      throw new Error(`the system ended before it was ready:\n${program.lines.join('\n')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The child of a process whose command line names the file. */
function childRunning(parent: number | undefined, file: string): number | null {
  for (const entry of readdirSync('/proc')) {
    if (/^\d+$/.test(entry)) {
      const [stat, command] = [read(`/proc/${entry}/stat`), read(`/proc/${entry}/cmdline`)];
      const parentOf = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      if (parentOf === parent && command.includes(file)) {
        return Number(entry);
      }
    }
  }
  return null;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended since the folder was listed.
    return '';
  }
}
