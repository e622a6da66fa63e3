import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** What is used of a running program. */
export interface VoiceProgram {
  /** Undefined when it could not be started. */
  readonly pid?: number | undefined;
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  kill(signal: 'SIGKILL'): boolean;
  on(event: 'error', listener: (error: Error) => void): unknown;
  /** It is gone; what it wrote may still be unread. */
  once(event: 'exit', listener: () => void): unknown;
  /** All its output was read by then. */
  once(event: 'close', listener: (code: number | null, signal: string | null) => void): unknown;
}

/** Starts the program of the offline voice, with nothing of our environment. */
export function spawnVoice(program: URL): VoiceProgram {
  return spawn(process.execPath, [fileURLToPath(program)], {
    env: {},
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}
