import { parseRequest } from './parse-request.ts';
import { REQUEST_LIMITS, type FailureReason, type Reply, type Request } from './protocol.ts';
import type { Speaker } from './speaker.ts';
import { splitLines } from './split-lines.ts';

/** What a conversation is held over. */
export interface ServeOptions {
  readonly input: AsyncIterable<Uint8Array>;
  /** Resolves when the reader has room for more. */
  readonly write: (reply: Reply) => Promise<void>;
  readonly speaker: Speaker;
}

/** Requests that may wait; more are told that we are busy. */
const MAX_WAITING = 32;

type SpeakRequest = Extract<Request, { type: 'speak' }>;

/**
 * Answers every line, in turn, until the input ends. Each `speak` request gets exactly one reply.
 *
 * @throws the engine's error when that broke: its request was told, and no other can be served
 */
export async function serve({ input, write, speaker }: ServeOptions): Promise<void> {
  const underWay = new Map<string, AbortController>();
  let work = Promise.resolve();

  async function speakInTurn({ id, parts, voice }: SpeakRequest, signal: AbortSignal) {
    try {
      signal.throwIfAborted();
      const mp3 = await speaker.speak(parts, voice, signal);
      underWay.delete(id);
      await write({ type: 'speech', id, mp3: mp3.toString('base64') });
    } catch (error) {
      const reason = reasonOf(error, signal);
      underWay.delete(id);
      await write({ type: 'failed', id, reason });
      if (reason === 'engine') {
        throw error;
      }
    }
  }

  async function take(request: Request): Promise<void> {
    const { id } = request;
    if (request.type === 'cancel') {
      underWay.get(id)?.abort();
    } else if (underWay.has(id)) {
      await write({ type: 'failed', id, reason: 'malformed' });
    } else if (underWay.size >= MAX_WAITING) {
      await write({ type: 'failed', id, reason: 'busy' });
    } else {
      const stop = new AbortController();
      underWay.set(id, stop);
      work = work.then(() => speakInTurn(request, stop.signal));
      work.catch(broken.reject);
    }
  }

  async function readAll(): Promise<void> {
    for await (const line of splitLines(input, REQUEST_LIMITS.lineBytes)) {
      if (line === null) {
        await write({ type: 'failed', id: null, reason: 'too-long' });
      } else {
        const parsed = parseRequest(line);
        await (parsed.ok ? take(parsed.request) : write(parsed.reply));
      }
    }
    for (const stop of underWay.values()) {
      stop.abort();
    }
    await work;
  }

  const broken = Promise.withResolvers<never>();
  await Promise.race([readAll(), broken.promise]);
}

function reasonOf(error: unknown, signal: AbortSignal): FailureReason {
  if (signal.aborted) {
    return 'cancelled';
  }
  return error instanceof Error && 'code' in error && error.code === 'too-long'
    ? 'too-long'
    : 'engine';
}
