import { z } from 'zod';
import { DEFAULT_DOCTOR_ID, KNOWLEDGE_LIMITS } from './knowledge.ts';
import { pageQuerySchema, pageReplySchema } from './paging.ts';
import { text } from './text.ts';

/** Bounds of an agent, in characters or entries. */
export const AGENT_LIMITS = {
  name: 100,
  voiceId: 200,
  knowledgeIds: 100,
  knowledgeId: 200,
  systemPrompt: 20_000,
} as const;

/** How an agent speaks. */
export const ANSWER_STYLES = ['professional', 'friendly', 'educational'] as const;

/** @see ANSWER_STYLES */
export type AnswerStyle = (typeof ANSWER_STYLES)[number];

/** The languages that an agent can speak. */
export const AGENT_LANGUAGES = [
  ...['zh', 'en', 'es', 'fr', 'de', 'hi', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'ru', 'tr', 'ar'],
  ...['cs', 'da', 'fi', 'el', 'he', 'hu', 'id', 'ms', 'no', 'ro', 'sk', 'sv', 'th', 'uk', 'vi'],
  'zh-TW',
] as const;

/** @see AGENT_LANGUAGES */
export type AgentLanguage = (typeof AGENT_LANGUAGES)[number];

const name = text({ min: 1, max: AGENT_LIMITS.name }).superRefine((value, context) => {
  if (value.length > 0 && value.trim() === '') {
    context.addIssue({
      code: 'custom',
      message: 'Value error, name must not be blank',
      params: { type: 'value_error' },
    });
  }
});
const knowledgeIds = z
  .array(text({ min: 1, max: AGENT_LIMITS.knowledgeId }))
  .max(AGENT_LIMITS.knowledgeIds);
const voiceId = text({ min: 1, max: AGENT_LIMITS.voiceId });
const systemPrompt = text({ min: 0, max: AGENT_LIMITS.systemPrompt });
const languages = z.array(z.enum(AGENT_LANGUAGES)).min(1).max(AGENT_LANGUAGES.length);

/** Body of `POST /api/agent`. Unknown fields are ignored; so are ids of documents that do not exist. */
export const createAgentSchema = z
  .object({
    name,
    knowledge_ids: knowledgeIds.default([]),
    voice_id: voiceId,
    answer_style: z.enum(ANSWER_STYLES),
    languages: languages.default(['en']).meta({ description: 'The first is the main one.' }),
    doctor_id: text({ min: 0, max: KNOWLEDGE_LIMITS.doctorId }).default(DEFAULT_DOCTOR_ID),
    system_prompt_override: systemPrompt
      .nullish()
      .meta({ description: 'Instead of the prompt of the answer style; blank counts as none.' }),
  })
  .meta({ id: 'CreateAgent' });

/** @see createAgentSchema */
export type CreateAgent = z.infer<typeof createAgentSchema>;

/** Body of `PUT /api/agent/{id}`: a field that is left out or null stays as it is. */
export const updateAgentSchema = z
  .object({
    name: name.nullish(),
    knowledge_ids: knowledgeIds.nullish(),
    voice_id: voiceId.nullish(),
    answer_style: z.enum(ANSWER_STYLES).nullish(),
    languages: languages.nullish(),
    system_prompt_override: systemPrompt
      .nullish()
      .meta({ description: 'Blank: from now on the prompt of the answer style.' }),
  })
  .meta({ id: 'UpdateAgent' });

/** @see updateAgentSchema */
export type UpdateAgent = z.infer<typeof updateAgentSchema>;

/** A voice agent. */
export const agentSchema = z
  .object({
    agent_id: z.uuid(),
    name: z.string(),
    knowledge_ids: z.array(z.string()),
    voice_id: z.string(),
    answer_style: z.enum(ANSWER_STYLES),
    languages: z.array(z.enum(AGENT_LANGUAGES)),
    elevenlabs_agent_id: z.string(),
    doctor_id: z.string(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'Agent' });

/** @see agentSchema */
export type Agent = z.infer<typeof agentSchema>;

/** Query of `GET /api/agent`. */
export const agentListQuerySchema = pageQuerySchema.extend({});

/** Reply of `GET /api/agent`: newest first; `total_count` counts all pages. */
export const agentListSchema = pageReplySchema
  .extend({ agents: z.array(agentSchema) })
  .meta({ id: 'AgentList' });

/** @see agentListSchema */
export type AgentList = z.infer<typeof agentListSchema>;

/** Reply of `GET /api/agent/system-prompts`: the prompt of each answer style. */
export const systemPromptsSchema = z
  .object({ professional: z.string(), friendly: z.string(), educational: z.string() })
  .meta({ id: 'SystemPrompts' });

/** @see systemPromptsSchema */
export type SystemPrompts = z.infer<typeof systemPromptsSchema>;

/** Reply of `GET /api/agent/{id}/system-prompt`. It is not in the agent, so that lists stay light. */
export const agentPromptSchema = z
  .object({
    system_prompt: z.string().meta({ description: 'What the agent is told.' }),
    is_own: z.boolean().meta({ description: 'False: it is the prompt of the answer style.' }),
  })
  .meta({ id: 'AgentPrompt' });

/** @see agentPromptSchema */
export type AgentPrompt = z.infer<typeof agentPromptSchema>;

/** Reply of `DELETE /api/agent/{id}`. */
export const agentDeletedSchema = z
  .object({ status: z.literal('success'), message: z.string() })
  .meta({ id: 'AgentDeleted' });

/** @see agentDeletedSchema */
export type AgentDeleted = z.infer<typeof agentDeletedSchema>;
