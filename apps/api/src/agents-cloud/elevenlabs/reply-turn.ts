import { elevenLabsError } from '../../upstream/elevenlabs/index.ts';
import type { AgentReply } from '../conversations.ts';
import { playableAudio } from './audio-format.ts';
import type { ServerEvent } from './server-event.ts';

/** What the agent has said in one turn so far. */
export interface ReplyTurn {
  /** The text as it came in pieces. */
  readonly parts: string;
  /** Whether pieces are still to come. */
  readonly writing: boolean;
  readonly responses: readonly string[];
  readonly audio: readonly Uint8Array[];
  readonly audioBytes: number;
  /** Sound of events up to this one was interrupted. */
  readonly interruptedAt: number;
  /** Whether the platform said that this is all. */
  readonly complete: boolean;
  readonly lastEventId: number;
  /** What came in the turn before, some of which may come late. */
  readonly before: { readonly eventId: number; readonly text: string };
}

const MAX_CHARACTERS = 100_000;
const MAX_AUDIO_BYTES = 32 * 1024 * 1024;

/** Text may go on in a further paragraph for so long. */
const TEXT_PAUSE_MS = 400;
/** Sound may go on for so long after the last piece. */
const SOUND_PAUSE_MS = 1_000;
/** Sound may begin so long after the text. */
const SOUND_START_MS = 5_000;

/** A turn in which nothing was said, after another one. */
export function newTurn(last?: ReplyTurn): ReplyTurn {
  const text = last === undefined ? '' : textOf(last) || last.before.text;
  const eventId = last?.lastEventId ?? -1;
  return {
    parts: '',
    writing: false,
    responses: [],
    audio: [],
    audioBytes: 0,
    interruptedAt: last?.interruptedAt ?? -1,
    complete: false,
    lastEventId: eventId,
    before: { eventId, text },
  };
}

/**
 * The turn after an event.
 *
 * @throws UpstreamError when the agent says more than anybody would listen to
 */
export function advance(turn: ReplyTurn, event: ServerEvent): ReplyTurn {
  if (isLate(turn, event)) {
    return turn;
  }
  const next = withLastEvent(apply(turn, event), event);
  const characters = next.parts.length + next.responses.join('').length;
  if (characters > MAX_CHARACTERS || next.audioBytes > MAX_AUDIO_BYTES) {
    throw elevenLabsError('error', 'ElevenLabs answered without end. Ask something shorter.');
  }
  return next;
}

function apply(turn: ReplyTurn, event: ServerEvent): ReplyTurn {
  switch (event.type) {
    case 'part':
      return { ...turn, parts: turn.parts + event.text, writing: event.part !== 'stop' };
    case 'response':
      return { ...turn, responses: [...turn.responses, event.text] };
    case 'correction': {
      const at = turn.responses.lastIndexOf(event.original);
      return at === -1
        ? turn
        : { ...turn, responses: turn.responses.with(at, event.text), parts: '', writing: false };
    }
    case 'audio':
      return event.eventId <= turn.interruptedAt
        ? turn
        : {
            ...turn,
            audio: [...turn.audio, event.bytes],
            audioBytes: turn.audioBytes + event.bytes.length,
            complete: turn.complete || event.isFinal,
          };
    case 'interruption':
      return { ...turn, interruptedAt: Math.max(turn.interruptedAt, event.eventId) };
    case 'complete':
      return { ...turn, complete: true };
    case 'metadata':
    case 'ping':
    case 'tool-call':
    case 'error':
    case 'other':
      return turn;
  }
}

/** Whether an event belongs to the turn before: its last paragraphs may come after it was taken for done. */
function isLate({ before }: ReplyTurn, event: ServerEvent): boolean {
  if (!('eventId' in event) || event.type === 'ping' || event.type === 'interruption') {
    return false;
  }
  return event.type === 'response' && event.eventId === before.eventId
    ? before.text.includes(event.text)
    : event.eventId <= before.eventId && event.eventId > 0;
}

function withLastEvent(turn: ReplyTurn, event: ServerEvent): ReplyTurn {
  const isSaid = event.type === 'part' || event.type === 'response' || event.type === 'audio';
  return isSaid ? { ...turn, lastEventId: Math.max(turn.lastEventId, event.eventId) } : turn;
}

/** Whether the agent has said something that is not in the middle of a piece. */
export function hasText(turn: ReplyTurn): boolean {
  return !turn.writing && textOf(turn) !== '';
}

/**
 * How long nothing more has to come before the turn counts as done: 0 when it is, null when it cannot be
 * yet. The platform's own sign of completion does not come for every agent.
 */
export function pauseBeforeReply(turn: ReplyTurn, textOnly: boolean): number | null {
  if (!hasText(turn)) {
    return null;
  }
  if (textOnly) {
    return turn.complete ? 0 : TEXT_PAUSE_MS;
  }
  if (turn.audio.length === 0) {
    return SOUND_START_MS;
  }
  return turn.complete ? 0 : SOUND_PAUSE_MS;
}

/** The answer of a turn that is done. */
export function replyOf(
  turn: ReplyTurn,
  { textOnly, audioFormat }: { readonly textOnly: boolean; readonly audioFormat: string },
): AgentReply {
  const silent = textOnly || turn.audioBytes === 0;
  return {
    text: textOf(turn),
    audio: silent ? null : playableAudio(audioFormat, Buffer.concat(turn.audio)),
  };
}

/** Pieces are the text as it was written; the responses after them may lack its form. */
function textOf({ parts, responses }: ReplyTurn): string {
  return (parts.trim() === '' ? responses.join('\n\n') : parts).trim();
}
