import { z } from 'zod';
import type { PlatformAgent } from '../conversational-agents.ts';
import { fromPlatformLanguages } from './agent-languages.ts';

/** An agent as the platform tells it, as far as we read it. */
export const agentReplySchema = z.object({
  name: z.string(),
  tags: z.array(z.string()).nullish(),
  conversation_config: z.object({
    agent: z
      .object({
        language: z.string().nullish(),
        prompt: z
          .object({
            prompt: z.string().nullish(),
            knowledge_base: z
              .array(
                z.object({
                  id: z.string(),
                  name: z.string(),
                  type: z.string(),
                  usage_mode: z.string().optional(),
                }),
              )
              .nullish(),
          })
          .nullish(),
      })
      .nullish(),
    tts: z.object({ voice_id: z.string().nullish() }).nullish(),
    language_presets: z.record(z.string(), z.unknown()).nullish(),
  }),
});

/** @see agentReplySchema */
export type AgentReply = z.infer<typeof agentReplySchema>;

/** What the port says of an agent. */
export function toPlatformAgent({
  name,
  tags,
  conversation_config: config,
}: AgentReply): PlatformAgent {
  return {
    name,
    prompt: config.agent?.prompt?.prompt ?? '',
    languages: fromPlatformLanguages({
      main: config.agent?.language ?? 'en',
      others: Object.keys(config.language_presets ?? {}),
      tags: tags ?? [],
    }),
    voiceId: config.tts?.voice_id ?? '',
    knowledge: (config.agent?.prompt?.knowledge_base ?? []).map((entry) => ({
      documentId: entry.id,
      name: entry.name,
    })),
  };
}
