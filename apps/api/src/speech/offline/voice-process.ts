import type { UpstreamError } from '../../upstream/upstream-error.ts';
import { readLines } from './reply-lines.ts';
import type { VoiceProgram } from './spawn-voice.ts';
import { voiceError, type VoiceTrouble } from './voice-errors.ts';
import {
  parseVoiceReply,
  renderVoiceRequest,
  VOICE_PROTOCOL,
  type SpeechPart,
  type VoiceReply,
  type VoiceSound,
} from './voice-message.ts';

/** What a voice process is watched with. */
export interface VoiceProcessOptions {
  /** Ends early, without an error, when the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** A request that takes longer, the start included, ends the process. */
  readonly timeoutMs: number;
  /** Told once, however it ended. */
  readonly onEnd: (exit: VoiceExit) => void;
}

/** How a voice process ended. */
export interface VoiceExit {
  readonly code: number | null;
  readonly signal: string | null;
  /** Whether it did so by itself, and not because it is not installed. */
  readonly isUnexpected: boolean;
}

/** A running program that speaks one request at a time. */
export interface VoiceProcess {
  /** Whether it can be asked. */
  readonly isUsable: boolean;
  /**
   * Settles when the process is free again; when the signal aborts, that is when it has given up.
   *
   * @throws UpstreamError
   */
  speak(parts: readonly SpeechPart[], voice: VoiceSound, signal: AbortSignal): Promise<Uint8Array>;
  /** Lets it end, and ends it when it does not within two seconds. */
  close(): Promise<void>;
}

/** Above the longest speech that the program makes: a quarter of an hour, in base64. */
const MAX_REPLY_BYTES = 24 * 1024 * 1024;
const CLOSE_TIMEOUT_MS = 2000;

/** The reasons of the program; others say that it does not understand us. */
const TROUBLES: Readonly<Record<string, VoiceTrouble>> = {
  'too-long': 'too-long',
  busy: 'busy',
  cancelled: 'closed',
  engine: 'died',
};

interface Pending {
  readonly id: string;
  readonly resolve: (mp3: Uint8Array) => void;
  readonly reject: (error: UpstreamError) => void;
}

/** Watches a program that was just started; its requests wait until it says hello. */
export function createVoiceProcess(
  program: VoiceProgram,
  options: VoiceProcessOptions,
): VoiceProcess {
  const { promise: ended, resolve: end } = Promise.withResolvers<undefined>();
  const over = new AbortController();
  let pending: Pending | null = null;
  let trouble: UpstreamError | null = null;
  let hasSaidHello = false;
  let isClosing = false;
  let hasExited = false;
  let requests = 0;

  /** Ends the process; what is under way fails for this reason. */
  function giveUp(reason: UpstreamError): void {
    trouble ??= reason;
    program.kill('SIGKILL');
  }

  function receive(reply: VoiceReply | null): void {
    if (reply?.type === 'hello' && !hasSaidHello && reply.protocol === VOICE_PROTOCOL) {
      hasSaidHello = true;
    } else if (reply?.type === 'unavailable') {
      giveUp(voiceError('not-installed'));
    } else if (!hasSaidHello || reply === null || reply.type === 'hello') {
      giveUp(voiceError('confused'));
    } else if (pending !== null && (reply.id === null || reply.id === pending.id)) {
      const { resolve, reject } = pending;
      pending = null;
      if (reply.type === 'speech') {
        resolve(Buffer.from(reply.mp3, 'base64'));
      } else {
        reject(voiceError(TROUBLES[reply.reason] ?? 'confused'));
      }
    }
  }

  function close(code: number | null, signal: string | null): void {
    if (over.signal.aborted) {
      return;
    }
    over.abort();
    const reason = trouble ?? voiceError(isClosing ? 'closed' : 'died');
    pending?.reject(reason);
    pending = null;
    end(undefined);
    const isUnexpected = !isClosing && reason.failure !== 'not-installed';
    options.onEnd({ code, signal, isUnexpected });
  }

  program.on('error', (error) => {
    trouble ??= voiceError('died', error);
    // It could not be started, and nothing will be closed.
    if (program.pid === undefined) {
      close(null, null);
    }
  });
  program.once('exit', () => {
    hasExited = true;
  });
  program.once('close', close);
  program.stdout.on(
    'data',
    readLines(MAX_REPLY_BYTES, (line) => {
      receive(line === null ? null : parseVoiceReply(line));
    }),
  );
  // What it complains about may quote a text.
  program.stderr.resume();
  // A pipe that breaks is told by 'close'.
  program.stdin.on('error', () => undefined);

  return {
    get isUsable() {
      return !hasExited && !over.signal.aborted && !isClosing && trouble === null;
    },
    async speak(parts, voice, signal) {
      if (over.signal.aborted) {
        throw trouble ?? voiceError('died');
      }
      requests += 1;
      const id = `r${String(requests)}`;
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
      pending = { id, resolve, reject };
      const done = new AbortController();
      const cancel = (): void => {
        program.stdin.write(renderVoiceRequest({ type: 'cancel', id }));
      };
      signal.addEventListener('abort', cancel, { once: true, signal: done.signal });
      void options.sleep(options.timeoutMs, done.signal).then(() => {
        if (!done.signal.aborted) {
          giveUp(voiceError('slow'));
        }
      });
      program.stdin.write(renderVoiceRequest({ type: 'speak', id, voice, parts }));
      try {
        return await promise;
      } finally {
        done.abort();
      }
    },
    async close() {
      isClosing = true;
      program.stdin.end();
      void options.sleep(CLOSE_TIMEOUT_MS, over.signal).then(() => program.kill('SIGKILL'));
      await ended;
    },
  };
}
