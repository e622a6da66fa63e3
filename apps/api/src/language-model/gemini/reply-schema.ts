import { z } from 'zod';

const part = z.object({ text: z.string().optional(), thought: z.boolean().optional() });

/** What we read of Gemini's reply, or of one event of its stream. */
export const geminiReplySchema = z.object({
  candidates: z
    .array(
      z.object({
        content: z.object({ parts: z.array(part).optional() }).optional(),
        finishReason: z.string().optional(),
      }),
    )
    .optional(),
  promptFeedback: z.object({ blockReason: z.string().optional() }).optional(),
  usageMetadata: z
    .object({
      promptTokenCount: z.number().optional(),
      candidatesTokenCount: z.number().optional(),
      thoughtsTokenCount: z.number().optional(),
    })
    .optional(),
  /** A failure in the middle of a stream. */
  error: z.object({ code: z.number() }).loose().optional(),
});

/** @see geminiReplySchema */
export type GeminiReply = z.infer<typeof geminiReplySchema>;

/** The text in a reply, without what was only thought. */
export function textOf(reply: GeminiReply): string {
  const parts = reply.candidates?.[0]?.content?.parts ?? [];
  return parts.map(({ text = '', thought }) => (thought === true ? '' : text)).join('');
}
