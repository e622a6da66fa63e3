import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, startProgram, temporaryFolder, type Program } from '@elevendops/testing';

/** An API in a process of its own, as in production. */
export interface ApiProcess {
  readonly url: string;
  readonly pid: number;
  /** Everything that it said so far. */
  readonly lines: readonly string[];
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
}

/** How a process is started. */
export interface ApiProcessOptions {
  /** The program: the sources, or a bundle. @default src/main.ts */
  readonly program?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const READY_TIMEOUT_MS = 60_000;
const ASK_EVERY_MS = 50;

/**
 * Starts an API process on a free port, with a data folder of its own, and waits until it answers.
 * @throws Error with what it said, when it ends before
 */
export async function startApiProcess(options: ApiProcessOptions = {}): Promise<ApiProcess> {
  const { program = join(import.meta.dirname, '../main.ts'), env = {} } = options;
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const folder = await temporaryFolder();
  const running = startProgram(process.execPath, [program], {
    env: { PATH: process.env['PATH'], DATA_DIR: folder.path, BACKEND_API_URL: url, ...env },
  });
  const ended = async (): Promise<void> => {
    await running.exit;
    await folder.remove();
  };
  try {
    await untilServing(url, running);
  } catch (error) {
    running.child.kill('SIGKILL');
    await ended();
    throw error;
  }
  return {
    url,
    pid: Number(running.child.pid),
    lines: running.lines,
    async stop() {
      await running.stop();
      await ended();
    },
    async kill() {
      running.child.kill('SIGKILL');
      await ended();
    },
  };
}

async function untilServing(url: string, running: Program): Promise<void> {
  const begun = performance.now();
  while (!(await answers(url))) {
    const { exitCode, signalCode } = running.child;
    if (exitCode !== null || signalCode !== null || performance.now() - begun > READY_TIMEOUT_MS) {
      throw new Error(`The API does not answer ${url}; it said:\n${running.lines.join('\n')}`);
    }
    await delay(ASK_EVERY_MS);
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/api/health`).then(
    async (response) => (await response.arrayBuffer()).byteLength > 0,
    () => false,
  );
}
