import * as z from 'zod/mini';
import { documented } from './documented.ts';
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

const name = text({ min: 1, max: AGENT_LIMITS.name }).check(
  z.superRefine((value, context) => {
    if (value.length > 0 && value.trim() === '') {
      context.addIssue({
        code: 'custom',
        message: 'Value error, name must not be blank',
        params: { type: 'value_error' },
      });
    }
  }),
);
const knowledgeIds = z
  .array(text({ min: 1, max: AGENT_LIMITS.knowledgeId }))
  .check(z.maxLength(AGENT_LIMITS.knowledgeIds));
const voiceId = text({ min: 1, max: AGENT_LIMITS.voiceId });
const systemPrompt = text({ min: 0, max: AGENT_LIMITS.systemPrompt });
const languages = z
  .array(z.enum(AGENT_LANGUAGES))
  .check(z.minLength(1), z.maxLength(AGENT_LANGUAGES.length));

/** Body of `POST /api/agent`. Unknown fields are ignored; so are ids of documents that do not exist. */
export const createAgentSchema = documented(
  { id: 'CreateAgent' },
  z.object({
    name,
    knowledge_ids: z._default(knowledgeIds, []),
    voice_id: voiceId,
    answer_style: z.enum(ANSWER_STYLES),
    languages: documented(
      { description: 'The first is the main one.' },
      z._default(languages, ['en']),
    ),
    doctor_id: z._default(text({ min: 0, max: KNOWLEDGE_LIMITS.doctorId }), DEFAULT_DOCTOR_ID),
    system_prompt_override: documented(
      { description: 'Instead of the prompt of the answer style; blank counts as none.' },
      z.nullish(systemPrompt),
    ),
  }),
);

/** @see createAgentSchema */
export type CreateAgent = z.infer<typeof createAgentSchema>;

/** Body of `PUT /api/agent/{id}`: a field that is left out or null stays as it is. */
export const updateAgentSchema = documented(
  { id: 'UpdateAgent' },
  z.object({
    name: z.nullish(name),
    knowledge_ids: z.nullish(knowledgeIds),
    voice_id: z.nullish(voiceId),
    answer_style: z.nullish(z.enum(ANSWER_STYLES)),
    languages: z.nullish(languages),
    system_prompt_override: documented(
      { description: 'Blank: from now on the prompt of the answer style.' },
      z.nullish(systemPrompt),
    ),
  }),
);

/** @see updateAgentSchema */
export type UpdateAgent = z.infer<typeof updateAgentSchema>;

/** A voice agent. */
export const agentSchema = documented(
  { id: 'Agent' },
  z.object({
    agent_id: z.uuid(),
    name: z.string(),
    knowledge_ids: z.array(z.string()),
    voice_id: z.string(),
    answer_style: z.enum(ANSWER_STYLES),
    languages: z.array(z.enum(AGENT_LANGUAGES)),
    elevenlabs_agent_id: z.string(),
    doctor_id: z.string(),
    created_at: z.iso.datetime(),
  }),
);

/** @see agentSchema */
export type Agent = z.infer<typeof agentSchema>;

/** Query of `GET /api/agent`. */
export const agentListQuerySchema = z.extend(pageQuerySchema, {});

/** Reply of `GET /api/agent`: newest first; `total_count` counts all pages. */
export const agentListSchema = documented(
  { id: 'AgentList' },
  z.extend(pageReplySchema, { agents: z.array(agentSchema) }),
);

/** @see agentListSchema */
export type AgentList = z.infer<typeof agentListSchema>;

/** Reply of `GET /api/agent/system-prompts`: the prompt of each answer style. */
export const systemPromptsSchema = documented(
  { id: 'SystemPrompts' },
  z.object({ professional: z.string(), friendly: z.string(), educational: z.string() }),
);

/** @see systemPromptsSchema */
export type SystemPrompts = z.infer<typeof systemPromptsSchema>;

/** Reply of `GET /api/agent/{id}/system-prompt`. It is not in the agent, so that lists stay light. */
export const agentPromptSchema = documented(
  { id: 'AgentPrompt' },
  z.object({
    system_prompt: documented({ description: 'What the agent is told.' }, z.string()),
    is_own: documented(
      { description: 'False: it is the prompt of the answer style.' },
      z.boolean(),
    ),
  }),
);

/** @see agentPromptSchema */
export type AgentPrompt = z.infer<typeof agentPromptSchema>;

/** Reply of `DELETE /api/agent/{id}`. */
export const agentDeletedSchema = documented(
  { id: 'AgentDeleted' },
  z.object({ status: z.literal('success'), message: z.string() }),
);

/** @see agentDeletedSchema */
export type AgentDeleted = z.infer<typeof agentDeletedSchema>;
