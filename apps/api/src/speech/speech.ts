/** A piece of a script, spoken by one voice. */
export interface SpeechRequest {
  /** At most {@link SpeechSynthesis.maxCharacters} characters. */
  readonly text: string;
  readonly voiceId: string;
  /** BCP 47, such as `en` or `zh-TW`; left out, the voice decides. */
  readonly languageCode?: string;
  /** What is spoken before and after, for a natural flow. */
  readonly previousText?: string;
  readonly nextText?: string;
}

/** Turns text into speech. */
export interface SpeechSynthesis {
  /** The longest text of one call, in characters. */
  readonly maxCharacters: number;
  /**
   * One MP3: 44.1 kHz, 128 kbit/s, whose frames can be joined with those of other calls.
   *
   * @throws UpstreamError
   */
  synthesize(request: SpeechRequest, signal: AbortSignal): Promise<Uint8Array>;
}

/** A voice that speaks. */
export interface Voice {
  readonly voiceId: string;
  readonly name: string;
  readonly description: string | null;
  readonly previewUrl: string | null;
  /** Languages that it speaks well, as BCP 47 codes; empty when unknown. */
  readonly languages: readonly string[];
}

/** The voices that there are. */
export interface VoiceCatalogue {
  /** @throws UpstreamError */
  list(signal: AbortSignal): Promise<readonly Voice[]>;
}

/** Lets voices be heard before one is chosen. */
export interface VoicePreviews {
  /** A part of the name that previews are kept by; another one when they have to be made anew. */
  readonly generation: string;
  /**
   * A few words of a voice as MP3; null for a voice that there is not, or that has none.
   *
   * @throws UpstreamError
   */
  make(voiceId: string, signal: AbortSignal): Promise<Uint8Array | null>;
}
