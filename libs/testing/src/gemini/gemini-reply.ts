import type { GeminiFault } from './gemini-fault.ts';
import { textOfContents, type GeminiCall } from './gemini-call.ts';

/** One object of an answer: the whole of a plain one, or one event of a stream. */
export type GeminiReplyPart = Readonly<Record<string, unknown>>;

/** An answer: its parts, and what happens after them. */
export interface GeminiScript {
  readonly parts: readonly GeminiReplyPart[];
  readonly ending: 'close' | 'cut';
  /** Waited for before this part is sent. */
  readonly hold?: { readonly beforePart: number; readonly until: Promise<unknown> };
}

/** The answer to a call: the text in pieces, and what the fault makes of it. */
export function scriptOf(
  call: GeminiCall,
  text: string,
  fault: GeminiFault | undefined,
  pieceLength: number,
): GeminiScript {
  if (fault?.kind === 'blocked') {
    const promptFeedback = { blockReason: fault.reason ?? 'SAFETY' };
    return { parts: [{ promptFeedback, ...facts(call, '') }], ending: 'close' };
  }
  const said = 'afterCharacters' in (fault ?? {}) ? text.slice(0, lengthOf(fault)) : text;
  const pieces = piecesOf(said, pieceLength);
  const parts = pieces.map((piece) => partOf(call, piece, null));
  switch (fault?.kind) {
    case 'error-in-stream':
      return {
        parts: [...parts, { error: { code: 503, message: 'overloaded', status: 'UNAVAILABLE' } }],
        ending: 'close',
      };
    case 'unfinished':
      return { parts, ending: 'close' };
    case 'cut':
      return { parts, ending: 'cut' };
    case 'stopped':
      return { parts: [...parts, partOf(call, '', fault.reason)], ending: 'close' };
    case 'hold': {
      const rest = piecesOf(text.slice(fault.afterCharacters), pieceLength);
      return {
        parts: [
          ...parts,
          ...rest.map((piece) => partOf(call, piece, null)),
          partOf(call, '', 'STOP'),
        ],
        ending: 'close',
        hold: { beforePart: parts.length, until: fault.until },
      };
    }
    default:
      return { parts: [...parts, partOf(call, '', 'STOP')], ending: 'close' };
  }
}

/** The whole answer in one object, as a call without streaming gets it. */
export function joined(script: GeminiScript): GeminiReplyPart {
  const text = script.parts.map(textOfPart).join('');
  const last = script.parts.at(-1) ?? {};
  const candidates = (last['candidates'] as readonly object[] | undefined)?.map((candidate) => ({
    ...candidate,
    content: { role: 'model', parts: [{ text }] },
  }));
  return candidates === undefined ? last : { ...last, candidates };
}

function partOf(call: GeminiCall, text: string, finishReason: string | null): GeminiReplyPart {
  const content = { role: 'model', parts: text === '' ? [] : [{ text }] };
  return {
    candidates: [{ content, index: 0, ...(finishReason === null ? {} : { finishReason }) }],
    ...facts(call, text),
  };
}

function facts(call: GeminiCall, text: string) {
  const promptTokenCount = tokens(textOfContents(call.body));
  const candidatesTokenCount = tokens(text);
  return {
    usageMetadata: {
      promptTokenCount,
      candidatesTokenCount,
      thoughtsTokenCount: 0,
      totalTokenCount: promptTokenCount + candidatesTokenCount,
    },
    modelVersion: call.model,
    responseId: 'stand-in',
  };
}

/** A text costs about a token for four characters. */
export function tokens(text: string): number {
  return Math.ceil(text.length / 4);
}

function textOfPart(part: GeminiReplyPart): string {
  const candidates = part['candidates'] as
    readonly { content: { parts: readonly { text: string }[] } }[] | undefined;
  return candidates?.[0]?.content.parts.map(({ text }) => text).join('') ?? '';
}

function lengthOf(fault: GeminiFault | undefined): number {
  return fault !== undefined && 'afterCharacters' in fault ? fault.afterCharacters : 0;
}

function piecesOf(text: string, length: number): string[] {
  const characters = Array.from(text);
  const pieces: string[] = [];
  for (let start = 0; start < characters.length; start += length) {
    pieces.push(characters.slice(start, start + length).join(''));
  }
  return pieces;
}
