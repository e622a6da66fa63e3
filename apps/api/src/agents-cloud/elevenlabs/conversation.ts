import { elevenLabsError } from '../../upstream/elevenlabs/index.ts';
import { startDeadline, UpstreamError, type Deadline, type Sleep } from '../../upstream/index.ts';
import type { AgentReply, ConversationOpening, OpenConversation } from '../conversations.ts';
import { createBell } from './bell.ts';
import {
  historyFrame,
  initiationFrame,
  messageFrame,
  noToolFrame,
  pongFrame,
} from './client-frames.ts';
import { closeError } from './close-failure.ts';
import { connectConvai } from './convai-socket.ts';
import {
  advance,
  hasText,
  newTurn,
  pauseBeforeReply,
  replyOf,
  type ReplyTurn,
} from './reply-turn.ts';
import { parseServerEvent, type ServerEvent } from './server-event.ts';

/** How long a conversation waits for what. */
export interface ConversationTimes {
  /** For the connection and the platform's first frame. @default 10000 */
  readonly openMs?: number;
  /** For the greeting of a new conversation. @default 5000 */
  readonly greetingMs?: number;
  /** For an answer, to its end. @default 60000 */
  readonly replyMs?: number;
  /** For somebody to say something; then the connection is closed. @default 300000 */
  readonly idleMs?: number;
}

/** What a conversation is held with. */
export interface HoldOptions extends ConversationTimes {
  readonly sleep: Sleep;
}

/**
 * Holds a conversation at a signed URL. What happens on the connection is noted as it comes; whoever waits
 * looks at it then. A conversation whose answer did not come in time is closed: a late answer must not be
 * taken for that to the next question.
 */
export async function holdConversation(
  url: string,
  opening: ConversationOpening,
  options: HoldOptions & { readonly signal: AbortSignal },
): Promise<OpenConversation> {
  const {
    sleep,
    openMs = 10_000,
    greetingMs = 5_000,
    replyMs = 60_000,
    idleMs = 300_000,
  } = options;
  const { textOnly, history } = opening;
  const { signal } = options;
  signal.throwIfAborted();
  const bell = createBell();
  let audioFormat: string | null = null;
  let failure: UpstreamError | null = null;
  let turn = newTurn();
  let listening = false;
  let idle: Deadline | null = null;
  let tail: Promise<unknown> = Promise.resolve();

  const socket = connectConvai(url, {
    sleep,
    onOpen: () => {
      socket.send(initiationFrame(opening));
    },
    onFrame: (data) => {
      try {
        receive(parseServerEvent(data));
      } catch (error) {
        fail(error instanceof UpstreamError ? error : elevenLabsError('error'));
      }
    },
    onEnd: (error) => {
      failure ??= error;
      idle?.clear();
      bell.ring();
    },
  });

  function receive(event: ServerEvent): void {
    switch (event.type) {
      case 'metadata':
        audioFormat = event.audioFormat;
        bell.ring();
        return;
      case 'ping':
        socket.send(pongFrame(event.eventId));
        return;
      case 'tool-call':
        socket.send(noToolFrame(event.toolCallId));
        return;
      case 'error':
        throw closeError(event.closeCode);
      default:
        hear(advance(turn, event));
    }
  }

  /** Only what was said rings: a ping says nothing about how an answer goes on. */
  function hear(next: ReplyTurn): void {
    if (next !== turn) {
      turn = listening ? next : newTurn(next); // unasked: remembered as past
      bell.ring();
    }
  }

  /** Ends the conversation, whoever is at fault; later calls get the error. */
  function fail(error: UpstreamError): void {
    failure ??= error;
    idle?.clear();
    bell.ring();
    void socket.close();
  }

  /** Waits until `ready` says how long nothing has to happen, and that has been so. */
  async function until(
    ready: () => number | null,
    { ms, signal }: { readonly ms: number; readonly signal: AbortSignal },
  ): Promise<boolean> {
    const deadline = startDeadline(ms, sleep);
    try {
      for (;;) {
        const pauseMs = ready();
        if (pauseMs === 0) {
          return true;
        }
        if (failure !== null) {
          return pauseMs !== null;
        }
        const quiet = pauseMs === null ? null : startDeadline(pauseMs, sleep);
        const signals = [signal, deadline.signal, ...(quiet === null ? [] : [quiet.signal])];
        await bell.wait(AbortSignal.any(signals));
        quiet?.clear();
        if (quiet?.signal.aborted === true) {
          return true;
        }
        if (signal.aborted || deadline.signal.aborted) {
          return false;
        }
      }
    } finally {
      deadline.clear();
    }
  }

  /** Refuses to go on after a wait that ended without what was waited for. */
  function assertGoing(came: boolean, signal: AbortSignal): void {
    if (!came) {
      fail(elevenLabsError(signal.aborted ? 'unreachable' : 'timeout'));
      signal.throwIfAborted();
      throw failure ?? elevenLabsError('timeout');
    }
  }

  function rest(): void {
    idle?.clear();
    if (failure !== null) {
      return;
    }
    const started = startDeadline(idleMs, sleep);
    idle = started;
    started.signal.addEventListener('abort', () => {
      fail(closeError(1000));
    });
  }

  async function ask(message: string, signal: AbortSignal): Promise<AgentReply> {
    signal.throwIfAborted();
    if (failure !== null) {
      throw failure;
    }
    idle?.clear();
    listening = true;
    turn = newTurn(turn);
    socket.send(messageFrame(message));
    const ready = () => pauseBeforeReply(turn, textOnly);
    assertGoing(await until(ready, { ms: replyMs, signal }), signal);
    listening = false;
    rest();
    return replyOf(turn, { textOnly, audioFormat: audioFormat ?? '' });
  }

  async function greeting(signal: AbortSignal): Promise<string | null> {
    listening = true;
    const ready = () => (hasText(turn) ? 0 : null);
    const greeted = await until(ready, { ms: greetingMs, signal });
    listening = false;
    assertGoing(greeted || (failure === null && !signal.aborted), signal);
    return greeted ? replyOf(turn, { textOnly: true, audioFormat: '' }).text : null;
  }

  listening = history.length === 0;
  const opened = await until(() => (audioFormat === null ? null : 0), { ms: openMs, signal });
  assertGoing(opened, signal);
  if (history.length > 0) {
    socket.send(historyFrame(history));
  }
  const first = history.length > 0 ? null : await greeting(signal);
  rest();

  return {
    greeting: first,
    get closed() {
      return failure !== null;
    },
    say(message, saySignal) {
      const answer = tail.then(() => ask(message, saySignal));
      tail = answer.catch(() => undefined);
      return answer;
    },
    async close() {
      failure ??= closeError(1000);
      idle?.clear();
      bell.ring();
      await socket.close();
    },
  };
}
