import type { ScriptDuration } from '@elevendops/contract';
import type { ScriptSpeakers } from '../prompt/script-speakers.ts';

/** What a prompt was composed from, for writers that cannot read a prompt. */
export interface WritingBrief {
  /** Ids of the templates, in the order asked for. */
  readonly templateIds: readonly string[];
  readonly speakers: ScriptSpeakers;
  /** Null means no particular length. */
  readonly minutes: ScriptDuration['minutes'] | null;
}

/** A script to be written. */
export interface WritingRequest {
  readonly model: string;
  /** The whole instruction. */
  readonly prompt: string;
  /** What the script is about, and the only source of its facts. */
  readonly document: { readonly title: string; readonly text: string };
  readonly brief: WritingBrief;
}

/** What a model counted. */
export interface TokenUsage {
  readonly inputTokens: number;
  /** With what was thought and not said. */
  readonly outputTokens: number;
}

/** How writing ended. */
export interface Writing {
  /** What wrote it. */
  readonly model: string;
  /** What a reader of the script should know, such as that it was cut; each a sentence. */
  readonly notes: readonly string[];
  readonly usage: TokenUsage | null;
}

/**
 * Writes scripts. Both ways reject with UpstreamError, or with the reason of `signal` once that aborts; a
 * script is never empty.
 */
export interface LanguageModel {
  generate(
    request: WritingRequest,
    signal: AbortSignal,
  ): Promise<Writing & { readonly text: string }>;
  /** The text piece by piece as it is written. Ending the iteration early cancels the call. */
  stream(request: WritingRequest, signal: AbortSignal): AsyncGenerator<string, Writing, void>;
}
