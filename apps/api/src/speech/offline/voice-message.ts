import { z } from 'zod';

/** The version of the line protocol that is spoken here; tools/offline-voice describes it. */
export const VOICE_PROTOCOL = 1;

/** How a voice sounds. */
export interface VoiceSound {
  readonly variant: string;
  readonly pitch: number;
  readonly rate: number;
}

/** Something to say, or a silence. */
export type SpeechPart =
  { readonly text: string; readonly language: string } | { readonly silenceMs: number };

/** A line to the voice. */
export type VoiceRequest =
  | {
      readonly type: 'speak';
      readonly id: string;
      readonly voice: VoiceSound;
      readonly parts: readonly SpeechPart[];
    }
  | { readonly type: 'cancel'; readonly id: string };

const voiceReplySchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    protocol: z.number(),
    languages: z.array(z.string()),
    variants: z.array(z.string()),
  }),
  z.object({ type: z.literal('unavailable') }),
  z.object({ type: z.literal('speech'), id: z.string(), mp3: z.base64() }),
  z.object({ type: z.literal('failed'), id: z.string().nullable(), reason: z.string() }),
]);

/** A line from the voice. */
export type VoiceReply = z.output<typeof voiceReplySchema>;

/** Reads a line of the voice; null when it is none that we know. */
export function parseVoiceReply(line: string): VoiceReply | null {
  try {
    return voiceReplySchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** One line, with its end. */
export function renderVoiceRequest(request: VoiceRequest): string {
  return `${JSON.stringify(request)}\n`;
}
