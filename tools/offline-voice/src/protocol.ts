import { LANGUAGES, VARIANTS } from './languages.ts';

/** Changed when a program that speaks the older protocol would misunderstand. */
export const PROTOCOL_VERSION = 1;

/** What one request may ask for. */
export const REQUEST_LIMITS = {
  lineBytes: 256 * 1024,
  parts: 1000,
  characters: 20_000,
  silenceMs: 10_000,
} as const;

/** Something to say, or a silence. */
export type SpeechPart =
  { readonly text: string; readonly language: string } | { readonly silenceMs: number };

/** How a voice sounds. */
export interface VoiceSound {
  /** One of {@link VARIANTS}. */
  readonly variant: string;
  /** 0 to 99; 50 is the variant's own. */
  readonly pitch: number;
  /** Words a minute, 80 to 300. */
  readonly rate: number;
}

/** A line that is read. */
export type Request =
  | {
      readonly type: 'speak';
      readonly id: string;
      readonly voice: VoiceSound;
      readonly parts: readonly SpeechPart[];
    }
  | { readonly type: 'cancel'; readonly id: string };

/** Why a request was not fulfilled. */
export type FailureReason =
  | 'malformed'
  | 'too-long'
  | 'unknown-language'
  | 'unknown-variant'
  | 'busy'
  | 'cancelled'
  | 'engine';

/** A line that is written. */
export type Reply =
  /** The first line. */
  | {
      readonly type: 'hello';
      readonly protocol: number;
      readonly engine: string;
      readonly languages: readonly string[];
      readonly variants: readonly string[];
    }
  /** Instead of hello, when a package of the voice is not installed; the program ends. */
  | { readonly type: 'unavailable'; readonly protocol: number; readonly missing: string }
  /** `mp3` is base64: 44.1 kHz, mono, 128 kbit/s. */
  | { readonly type: 'speech'; readonly id: string; readonly mp3: string }
  /** `id` is null when the line had none that could be read. */
  | { readonly type: 'failed'; readonly id: string | null; readonly reason: FailureReason };

/** What a line asks for, or the reply to give at once. */
export type ParsedRequest =
  { readonly ok: true; readonly request: Request } | { readonly ok: false; readonly reply: Reply };

/** The first line of a program that can speak. */
export const HELLO: Reply = {
  type: 'hello',
  protocol: PROTOCOL_VERSION,
  engine: 'espeak-ng',
  languages: LANGUAGES,
  variants: VARIANTS,
};

/** One line, with its end. */
export function renderReply(reply: Reply): string {
  return `${JSON.stringify(reply)}\n`;
}
