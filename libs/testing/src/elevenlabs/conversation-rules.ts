import { at, isObject, type JsonObject, type StandInAgent } from './world.ts';

/** What the service sends when an agent's configuration does not say. */
const DEFAULT_EVENTS = [
  'audio',
  'interruption',
  'user_transcript',
  'agent_response',
  'agent_response_correction',
];

/** How a conversation goes, by the agent's configuration and what the client overrides. */
export interface ConversationRules {
  readonly textOnly: boolean;
  readonly firstMessage: string;
  readonly language: string;
  readonly audioFormat: string;
  readonly clientEvents: ReadonlySet<string>;
}

/** The rules, or the field that may not be overridden. */
export function rulesFor(agent: StandInAgent, overrides: unknown): ConversationRules | string {
  const allowed = at(agent.platform_settings, 'overrides', 'conversation_config_override');
  const refused = fieldsOf(overrides).find((path) => at(allowed, ...path) !== true);
  if (refused !== undefined) {
    return refused.at(-1) ?? '';
  }
  const config = agent.conversation_config;
  const events = at(config, 'conversation', 'client_events');
  const value = (...path: string[]) => at(overrides, ...path) ?? at(config, ...path);
  return {
    textOnly: value('conversation', 'text_only') === true,
    firstMessage: String(value('agent', 'first_message') ?? ''),
    language: String(value('agent', 'language') ?? 'en'),
    audioFormat: String(at(config, 'tts', 'agent_output_audio_format') ?? 'pcm_16000'),
    clientEvents: new Set(Array.isArray(events) ? events.map(String) : DEFAULT_EVENTS),
  };
}

/** The paths of all fields that are given. */
function fieldsOf(overrides: unknown): readonly (readonly string[])[] {
  return Object.entries(isObject(overrides) ? overrides : {}).flatMap(([key, value]) => {
    if (value === null || value === undefined) {
      return [];
    }
    return isObject(value) ? fieldsOf(value).map((path) => [key, ...path]) : [[key]];
  });
}

/** A frame, or null when it is no object of JSON. */
export function parseFrame(data: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(data);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
