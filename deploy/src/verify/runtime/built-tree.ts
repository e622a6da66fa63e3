import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceContract } from '../contract.ts';
import { VerifyError } from '../verify-error.ts';
import { createControlGroups } from './control-groups.ts';
import { inspect } from './inspect.ts';
import { probeConfinement, renderLaunch } from './launch-script.ts';
import type { Instance, Runtime, StartOptions } from './runtime.ts';
import { watchProcess } from './watched-process.ts';

/** Which program is run, and with what besides the environment of the contract. */
export interface BuiltTreeOptions {
  readonly contract: Pick<ServiceContract, 'cpus' | 'memoryBytes'>;
  /** Root of the repository. */
  readonly root: string;
  /** @default the supervisor of the built tree */
  readonly program?: readonly string[];
  /** What the image would set. */
  readonly imageEnv: Readonly<Record<string, string>>;
}

const KILL_AFTER_MS = 5_000;
const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Runs the built tree as processes of this machine, confined as far as it allows.
 *
 * @throws VerifyError (`ERR_VERIFY`) when there is no built tree
 */
export async function openBuiltTree(options: BuiltTreeOptions): Promise<Runtime> {
  const { contract, root, imageEnv } = options;
  const program = options.program ?? [process.execPath, builtSupervisor(root)];
  const confinement = await probeConfinement(root);
  const tried = createControlGroups(contract);
  tried.remove();
  const { user, readOnly } = confinement;
  const reasons = { memory: tried.reason, cpu: tried.reason, user, 'read-only': readOnly };
  return {
    description: `the built tree, as processes of this machine (Node ${process.version})`,
    sharesLoopback: true,
    tellsWrites: false,
    withheld: Object.fromEntries(Object.entries(reasons).filter(([, reason]) => reason !== null)),
    start(startOptions) {
      const groups = createControlGroups(contract);
      const { command, args } = renderLaunch(program, {
        ...confinement,
        isReadOnly: startOptions.isReadOnly,
        groups: groups.folders,
        memoryBytes: contract.memoryBytes,
      });
      const watched = watchProcess(command, args, {
        cwd: root,
        env: { ...imageEnv, ...environment(startOptions) },
      });
      return Promise.resolve(instanceOf(startOptions, watched, groups));
    },
  };
}

function builtSupervisor(root: string): string {
  const path = 'apps/supervisor/dist/main.js';
  if (!existsSync(join(root, path))) {
    throw new VerifyError(`${path} is not there: build it with "npx nx run-many -t build"`);
  }
  return join(root, path);
}

function environment({ env }: StartOptions): Record<string, string> {
  return { PATH: `${dirname(process.execPath)}:${SYSTEM_PATH}`, HOME: '/', ...env };
}

function instanceOf(
  { port, apiPort, isReadOnly }: StartOptions,
  watched: ReturnType<typeof watchProcess>,
  groups: ReturnType<typeof createControlGroups>,
): Instance {
  const { child, lines, exit } = watched;
  const look = (): ReturnType<typeof inspect> => inspect(child.pid ?? 0, groups.folders);
  const signal = (pid: number, name: NodeJS.Signals): void => {
    try {
      process.kill(pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
        throw error;
      }
    }
  };
  return {
    port,
    apiPort,
    lines,
    exit,
    get ended() {
      return watched.ended;
    },
    inspect: () => Promise.resolve(look()),
    kill(pid) {
      signal(pid, 'SIGKILL');
      return Promise.resolve();
    },
    terminate() {
      child.kill('SIGTERM');
      return Promise.resolve();
    },
    // What cannot be written was not; without that nobody can tell.
    writtenFiles: () => Promise.resolve(isReadOnly && look().isRootReadOnly ? [] : null),
    async dispose() {
      const below = watched.ended === null ? look().processes : [];
      child.kill('SIGTERM');
      const late = AbortSignal.timeout(KILL_AFTER_MS);
      while (watched.ended === null && !late.aborted) {
        await sleep(50);
      }
      if (watched.ended === null) {
        for (const { pid } of [...below, ...look().processes]) {
          signal(pid, 'SIGKILL');
        }
        await exit.catch(() => undefined);
      }
      groups.remove();
    },
  };
}
