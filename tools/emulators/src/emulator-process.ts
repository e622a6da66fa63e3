import { setTimeout as delay } from 'node:timers/promises';
import { freePort, startProgram, type Program } from '@elevendops/testing';
import type { FoundEmulator } from './emulator-command.ts';
import type { Environment } from './find-program.ts';

/** An emulator that runs. */
export interface Emulator {
  /** `127.0.0.1:port` */
  readonly host: string;
  readonly port: number;
  /** `http://127.0.0.1:port` */
  readonly url: string;
  readonly pid: number;
  /** Ends it in good order, also while it is paused. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would; what it holds is lost. */
  kill(): Promise<void>;
  /** Stops its clock: connections stay open and nothing answers. */
  pause(): void;
  resume(): void;
}

/** What is started, and how to see that it answers. */
export interface StartEmulatorOptions {
  readonly name: string;
  readonly found: FoundEmulator;
  readonly argsFor: (port: number) => readonly string[];
  /** Path that answers 200 once it is ready. */
  readonly readyPath: string;
  /** @default a free one */
  readonly port?: number | undefined;
  readonly env?: Environment;
}

const READY_TIMEOUT_MS = 60_000;
const ASK_EVERY_MS = 50;
const ATTEMPTS = 3;

/**
 * Starts an emulator and waits until it answers.
 * @throws Error when it is not installed, ends early (with what it said), or is not ready in a minute
 */
export async function startEmulator(options: StartEmulatorOptions): Promise<Emulator> {
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    try {
      return await startOn(port, options);
    } catch (error) {
      // Somebody else may have taken the free port in between.
      if (options.port !== undefined || attempt === ATTEMPTS) {
        throw error;
      }
    }
  }
}

async function startOn(port: number, options: StartEmulatorOptions): Promise<Emulator> {
  const { name, found, argsFor, readyPath, env = process.env } = options;
  if (found.command === null) {
    throw new Error(found.reason);
  }
  const { program, args } = found.command;
  const running = startProgram(program, [...args, ...argsFor(port)], { env });
  const endWithParent = (): void => {
    running.child.kill('SIGKILL');
  };
  process.once('exit', endWithParent);
  void running.exit.finally(() => process.off('exit', endWithParent)).catch(() => undefined);
  const host = `127.0.0.1:${String(port)}`;
  try {
    await untilReady(`http://${host}${readyPath}`, running, name);
  } catch (error) {
    running.child.kill('SIGKILL');
    throw error;
  }
  return {
    host,
    port,
    url: `http://${host}`,
    pid: Number(running.child.pid),
    async stop() {
      running.child.kill('SIGCONT');
      await running.stop();
    },
    async kill() {
      running.child.kill('SIGKILL');
      await running.exit;
    },
    pause: () => void running.child.kill('SIGSTOP'),
    resume: () => void running.child.kill('SIGCONT'),
  };
}

async function untilReady(url: string, running: Program, name: string): Promise<void> {
  const ended = running.exit.then(({ code, signal }) => {
    throw new Error(
      `${name} ended (${String(code ?? signal)}) before it was ready:\n${running.lines.join('\n')}`,
    );
  });
  const giveUp = AbortSignal.timeout(READY_TIMEOUT_MS);
  const ready = async (): Promise<void> => {
    while (!(await answers(url, giveUp))) {
      if (giveUp.aborted) {
        throw new Error(`${name} did not answer ${url} in ${String(READY_TIMEOUT_MS)} ms`);
      }
      await delay(ASK_EVERY_MS);
    }
  };
  const asking = ready();
  // The one that loses the race is not of interest any more.
  asking.catch(() => undefined);
  ended.catch(() => undefined);
  await Promise.race([asking, ended]);
}

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
