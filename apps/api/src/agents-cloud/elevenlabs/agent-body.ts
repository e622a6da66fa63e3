import type { AgentDefinition } from '../conversational-agents.ts';
import { isLanguageTag, toPlatformLanguages } from './agent-languages.ts';
import type { AgentReply } from './agent-reply.ts';

/** The tag by which an agent is found again. */
export function referenceTag(reference: string): string {
  return `elevendops:agent:${reference}`;
}

/**
 * What every agent needs so that this API can hold conversations with it: nobody without a signed URL
 * gets in, a conversation may be without sound, in one of the languages, and go on without a greeting.
 */
const PLATFORM_SETTINGS = {
  auth: { enable_auth: true },
  overrides: {
    conversation_config_override: {
      agent: { language: true, first_message: true },
      conversation: { text_only: true },
    },
  },
};

/** The frames that a conversation is made of; naming them replaces the platform's own choice. */
const CONVERSATION = {
  client_events: [
    'conversation_initiation_metadata',
    'ping',
    'audio',
    'interruption',
    'user_transcript',
    'agent_response',
    'agent_response_correction',
    'agent_chat_response_part',
    'agent_response_complete',
    'client_tool_call',
  ],
};

/** Documents are looked up rather than put into the prompt whole; this model knows Chinese. */
const RAG = { enabled: true, embedding_model: 'multilingual_e5_large_instruct' };

/** The body that makes an agent. */
export function createBody(definition: AgentDefinition): object {
  const { reference } = definition;
  const body = updateBody(definition, null);
  return {
    ...body,
    tags: [...body.tags, ...(reference === undefined ? [] : [referenceTag(reference)])],
  };
}

/**
 * The body that changes an agent. What is left out of the changes is left out of it, but for what every
 * agent needs, which older agents may lack.
 */
export function updateBody(changes: Partial<AgentDefinition>, current: AgentReply | null) {
  const { name, prompt, firstMessage, languages, voiceId, knowledge } = changes;
  const spoken = languages && toPlatformLanguages(languages);
  const promptBody = defined({
    prompt,
    rag: knowledge && RAG,
    knowledge_base: knowledge?.map(({ documentId, name: shown }) => {
      const known = current?.conversation_config.agent?.prompt?.knowledge_base?.find(
        ({ id }) => id === documentId,
      );
      return { usage_mode: 'auto', type: 'file', ...known, id: documentId, name: shown };
    }),
  });
  return {
    ...defined({ name }),
    tags: tagsAfter(current?.tags ?? [], spoken?.tags),
    conversation_config: {
      agent: defined({
        first_message: firstMessage,
        language: spoken?.main,
        prompt: Object.keys(promptBody).length > 0 ? promptBody : undefined,
      }),
      tts: defined({
        voice_id: voiceId,
        model_id: spoken && speechModel([spoken.main, ...spoken.others]),
      }),
      conversation: CONVERSATION,
      // At the top level, where the platform reads them; the voice is that of the agent.
      ...defined({ language_presets: spoken && presets(spoken.others) }),
    },
    platform_settings: PLATFORM_SETTINGS,
  };
}

/** The English model is for agents that speak nothing else: the platform refuses it otherwise. */
function speechModel(languages: readonly string[]): string {
  return languages.every((language) => language === 'en') ? 'eleven_turbo_v2' : 'eleven_turbo_v2_5';
}

function presets(languages: readonly string[]): Readonly<Record<string, object>> {
  return Object.fromEntries(
    languages.map((language) => [language, { overrides: { agent: { language } } }]),
  );
}

function tagsAfter(current: readonly string[], languageTags?: readonly string[]): string[] {
  return languageTags === undefined
    ? [...current]
    : [...current.filter((tag) => !isLanguageTag(tag)), ...languageTags];
}

/** The entries that have a value. */
function defined(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
