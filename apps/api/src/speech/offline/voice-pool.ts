import type { Logger } from '@elevendops/logging';
import { createJobQueue } from '../../text-extraction/job-queue.ts';
import type { VoiceProgram } from './spawn-voice.ts';
import { voiceError } from './voice-errors.ts';
import type { SpeechPart, VoiceSound } from './voice-message.ts';
import { createVoiceProcess, type VoiceProcess } from './voice-process.ts';

/** What the processes of the offline voice may use. */
export interface VoicePoolOptions {
  readonly spawn: () => VoiceProgram;
  /** Ends early, without an error, when the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly logger: Pick<Logger, 'warn'>;
  /** @default 2 */
  readonly maxProcesses?: number;
  /** Requests that wait for a process; more are refused. @default 100 */
  readonly maxWaiting?: number;
  /** A process without work is ended after this time. @default 60000 */
  readonly idleMs?: number;
  /** One request, without its wait. @default 60000 */
  readonly timeoutMs?: number;
}

/** Processes that are started when there is something to say, and ended when there is nothing. */
export interface VoicePool {
  /** @throws UpstreamError, or the reason of the signal */
  speak(parts: readonly SpeechPart[], voice: VoiceSound, signal: AbortSignal): Promise<Uint8Array>;
  /** Ends every process; what they are saying and what comes later fails. */
  close(): Promise<void>;
}

/** Makes a {@link VoicePool}; nothing runs before the first request. */
export function createVoicePool(options: VoicePoolOptions): VoicePool {
  const { sleep, logger, maxProcesses = 2, maxWaiting = 100 } = options;
  const { idleMs = 60_000, timeoutMs = 60_000 } = options;
  const queue = createJobQueue(maxProcesses);
  const closing = new AbortController();
  const running = new Set<VoiceProcess>();
  /** With what ends the wait for the end of its idle time. */
  const idle = new Map<VoiceProcess, AbortController>();
  let asked = 0;

  function start(): VoiceProcess {
    const process = createVoiceProcess(options.spawn(), {
      sleep,
      timeoutMs,
      onEnd({ code, signal, isUnexpected }) {
        running.delete(process);
        forget(process);
        if (isUnexpected) {
          logger.warn(
            { exitCode: code, exitSignal: signal },
            'a process of the offline voice ended',
          );
        }
      },
    });
    running.add(process);
    return process;
  }

  function forget(process: VoiceProcess): void {
    idle.get(process)?.abort();
    idle.delete(process);
  }

  function takeProcess(): VoiceProcess {
    for (const process of idle.keys()) {
      forget(process);
      if (process.isUsable) {
        return process;
      }
    }
    return start();
  }

  function giveBack(process: VoiceProcess): void {
    if (!process.isUsable || closing.signal.aborted) {
      return;
    }
    const wait = new AbortController();
    idle.set(process, wait);
    void sleep(idleMs, wait.signal).then(async () => {
      if (!wait.signal.aborted) {
        idle.delete(process);
        await process.close();
      }
    });
  }

  async function speakWithProcess(
    parts: readonly SpeechPart[],
    voice: VoiceSound,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    signal.throwIfAborted();
    const process = takeProcess();
    try {
      return await process.speak(parts, voice, signal);
    } finally {
      giveBack(process);
    }
  }

  return {
    async speak(parts, voice, signal) {
      const either = AbortSignal.any([signal, closing.signal]);
      either.throwIfAborted();
      if (asked >= maxProcesses + maxWaiting) {
        throw voiceError('busy');
      }
      asked += 1;
      // Whoever gives up goes at once; the process is busy until it has given up as well.
      const work = queue.run(() => speakWithProcess(parts, voice, either), either);
      void work.catch(() => undefined).then(() => (asked -= 1));
      return Promise.race([work, rejection(either, work)]);
    },
    async close() {
      closing.abort(voiceError('closed'));
      await Promise.all(Array.from(running, (process) => process.close()));
    },
  };
}

/** Rejects with the reason of a signal that aborts before the work has settled. */
function rejection(signal: AbortSignal, work: Promise<unknown>): Promise<never> {
  return new Promise((_resolve, reject) => {
    const leave = (): void => {
      reject(signal.reason as Error);
    };
    const stay = (): void => {
      signal.removeEventListener('abort', leave);
    };
    signal.addEventListener('abort', leave, { once: true });
    work.then(stay, stay);
  });
}
