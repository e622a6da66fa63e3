import { agentSchema, audioFileSchema, voiceListSchema, type Agent } from '@elevendops/contract';
import { knowledgeClient } from './knowledge-client.ts';

/** What a practice has prepared, made through the API as any client would. */
export interface Practice {
  /** A document that is synced. */
  document(name: string, text: string): Promise<string>;
  /** An agent that knows some documents. */
  agent(name: string, knowledgeIds: readonly string[], language?: string): Promise<Agent>;
  /** A module of its own for scripts. */
  module(name: string, text: string): Promise<void>;
  /** A recording of a document. */
  recording(knowledgeId: string, name: string, script: string, language?: string): Promise<void>;
}

/** The practice of the system at `url`. */
export function practiceAt(url: string): Practice {
  const knowledge = knowledgeClient(url);
  async function post(path: string, body: object): Promise<unknown> {
    const reply = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!reply.ok) {
      throw new Error(`${path} was answered with ${String(reply.status)}: ${await reply.text()}`);
    }
    return reply.json();
  }
  async function voiceOf(language: string): Promise<string> {
    const voices = voiceListSchema.parse(
      await (await fetch(`${url}/api/audio/voices/list`)).json(),
    );
    return voices.find(({ languages }) => languages.includes(language))?.voice_id ?? '';
  }
  return {
    async document(name, text) {
      const created = await knowledge.create({ disease_name: name, raw_content: text });
      const { knowledge_id: id } = (await created.json()) as { knowledge_id: string };
      await knowledge.settled(id);
      return id;
    },
    async agent(name, knowledgeIds, language = 'en') {
      return agentSchema.parse(
        await post('/api/agent', {
          name,
          knowledge_ids: knowledgeIds,
          voice_id: await voiceOf(language),
          answer_style: 'friendly',
          languages: [language],
        }),
      );
    },
    async module(name, text) {
      await post('/api/templates', { display_name: name, description: '', content: text });
    },
    async recording(knowledgeId, name, script, language = 'en') {
      const voice_id = await voiceOf(language);
      audioFileSchema.parse(
        await post('/api/audio/generate', { knowledge_id: knowledgeId, name, script, voice_id }),
      );
    },
  };
}
