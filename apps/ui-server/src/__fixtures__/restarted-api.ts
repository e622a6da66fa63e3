import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startProgram, temporaryFolder, type Program } from '@elevendops/testing';
import { followedAvailability, type FollowedAvailability } from './followed-availability.ts';

/** An API in a process of its own, looked after as a supervisor would. */
export interface RestartedApi extends Pick<FollowedAvailability, 'availability'> {
  readonly origin: string;
  /** Kills it in the middle of whatever it does, starts it again, and resolves when it is back. */
  killAndRestart(): Promise<void>;
  /** The requests that were carried out, as `POST /path body`. */
  carriedOut(): readonly string[];
  close(): Promise<void>;
}

const PROGRAM = join(import.meta.dirname, 'mortal-api.ts');

/** Starts it; it takes its time to answer, so that a kill finds requests under way. */
export async function startRestartedApi(answerAfterMs = 0): Promise<RestartedApi> {
  const folder = await temporaryFolder();
  const port = await freePort();
  const notes = join(folder.path, 'notes');
  const { availability, tell } = followedAvailability();
  let program = await start();

  async function start(): Promise<Program> {
    const started = startProgram(process.execPath, [PROGRAM], {
      env: { PORT: String(port), NOTES: notes, ANSWER_AFTER_MS: String(answerAfterMs) },
    });
    await started.line(/^listening$/);
    return started;
  }

  return {
    availability,
    origin: `http://127.0.0.1:${String(port)}`,
    async killAndRestart() {
      program.child.kill('SIGKILL');
      await once(program.child, 'exit');
      tell('away');
      program = await start();
      tell('ready');
    },
    carriedOut() {
      try {
        return readFileSync(notes, 'utf8').trimEnd().split('\n');
      } catch {
        return [];
      }
    },
    async close() {
      program.child.kill('SIGKILL');
      await program.exit;
      await folder.remove();
    },
  };
}
