import { randomUUID } from 'node:crypto';

/** A voice of the account. */
export interface StandInVoice {
  readonly voice_id: string;
  readonly name: string;
  readonly category: 'premade' | 'cloned' | 'professional';
  readonly labels: Readonly<Record<string, string>>;
  readonly description: string | null;
  /** Where its preview is, below the stand-in. */
  readonly preview_url: string | null;
  readonly verified_languages: readonly {
    readonly language: string;
    readonly model_id: string;
    readonly locale?: string;
  }[];
}

/** A document of the knowledge base. */
export interface StandInDocument {
  readonly id: string;
  readonly name: string;
  readonly type: 'text' | 'file';
  readonly text: string;
  readonly createdAt: number;
}

/** JSON of an agent, as it was given and changed since. */
export interface StandInAgent {
  readonly agent_id: string;
  name: string;
  tags: readonly string[];
  conversation_config: JsonObject;
  platform_settings: JsonObject;
  readonly createdAt: number;
  updatedAt: number;
}

/** Something said in a conversation. */
export interface StandInTurn {
  readonly role: 'user' | 'agent';
  readonly message: string;
}

/** A conversation that was held over the WebSocket. */
export interface StandInConversation {
  readonly conversationId: string;
  readonly agentId: string;
  /** What the client named itself by. */
  userId: string | null;
  /** Frames of the client, parsed. */
  readonly received: JsonObject[];
  readonly transcript: StandInTurn[];
  /** Bytes of sound that the client sent. */
  audioBytes: number;
  readonly startedAt: number;
  status: 'in-progress' | 'done';
  /** How the socket was closed; null while it is open. */
  closeCode: number | null;
}

/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** All that a stand-in knows. */
export interface World {
  readonly voices: StandInVoice[];
  readonly agents: Map<string, StandInAgent>;
  readonly documents: Map<string, StandInDocument>;
  readonly conversations: StandInConversation[];
  /** Signed URLs that were not used yet: token -> agent. */
  readonly tokens: Map<string, string>;
}

/** A world with some voices and nothing else. */
export function createWorld(): World {
  const voice = (id: string, name: string, ...languages: readonly string[]): StandInVoice => ({
    voice_id: id,
    name,
    category: 'premade',
    labels: { accent: 'neutral', gender: 'female', language: languages[0] ?? 'en' },
    description: `${name} speaks calmly.`,
    preview_url: `/previews/${id}.mp3`,
    verified_languages: languages.map((language) => ({
      language,
      model_id: 'eleven_multilingual_v2',
      locale:
        { zh: 'cmn-TW', en: 'en-US', ja: 'ja-JP' }[language] ??
        `${language}-${language.toUpperCase()}`,
    })),
  });
  return {
    voices: [voice('voice-rachel', 'Rachel', 'en', 'zh'), voice('voice-lin', 'Lin', 'zh', 'ja')],
    agents: new Map(),
    documents: new Map(),
    conversations: [],
    tokens: new Map(),
  };
}

/** An id such as the service makes them. */
export function newId(prefix: 'agent' | 'conv' | ''): string {
  const id = randomUUID().replaceAll('-', '').slice(0, 20);
  return prefix === '' ? id : `${prefix}_${id}`;
}

/** Seconds since 1970. */
export function unixSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** What stands at a path of JSON; undefined where there is nothing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
}

/** Whether a value of JSON is an object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Agents whose knowledge base holds the document. */
export function agentsThatUse(world: World, documentId: string): readonly StandInAgent[] {
  return [...world.agents.values()].filter((agent) =>
    knowledgeOf(agent).some((entry) => at(entry, 'id') === documentId),
  );
}

/** The entries of an agent's knowledge base. */
export function knowledgeOf(agent: StandInAgent): readonly unknown[] {
  const entries = at(agent.conversation_config, 'agent', 'prompt', 'knowledge_base');
  return Array.isArray(entries) ? (entries as readonly unknown[]) : [];
}
