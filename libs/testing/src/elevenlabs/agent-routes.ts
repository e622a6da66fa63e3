import type { StandInReply, StandInRequest, StandInRoute } from '../stand-in/serve-routes.ts';
import { ACCESS_INFO } from './knowledge-routes.ts';
import { invalidField, refusal } from './refusals.ts';
import {
  at,
  isObject,
  newId,
  unixSeconds,
  type JsonObject,
  type StandInAgent,
  type World,
} from './world.ts';

/** The languages that an agent may speak. */
const LANGUAGES = new Set(
  (
    'en ja zh de hi fr ko pt pt-br it es id nl tr fil pl sv bg ro ar cs el fi hr ms sk da ta uk ru ' +
    'hu no vi'
  ).split(' '),
);

/** Objects of a configuration whose keys are data: they are replaced, not merged. */
const WHOLE_VALUES = new Set(['language_presets', 'dynamic_variable_placeholders']);

/** The agents. */
export function agentRoutes(world: World): readonly StandInRoute[] {
  const unknown = refusal(404, 'agent_not_found', 'The agent was not found.');

  function onAgent(
    handle: (agent: StandInAgent, request: StandInRequest) => StandInReply,
  ): (request: StandInRequest) => StandInReply {
    return (request) => {
      const agent = world.agents.get(request.param('agentId'));
      return agent === undefined ? unknown : handle(agent, request);
    };
  }

  return [
    [
      'POST /v1/convai/agents/create',
      ({ body }) => {
        const config = at(body, 'conversation_config');
        if (!isObject(config)) {
          return invalidField('conversation_config', 'Field required');
        }
        const problem = problemOf(world, config);
        if (problem !== null) {
          return problem;
        }
        const agent_id = newId('agent');
        const platform = at(body, 'platform_settings');
        const now = unixSeconds();
        world.agents.set(agent_id, {
          agent_id,
          name: textOf(at(body, 'name')) ?? 'Agent',
          tags: tagsOf(at(body, 'tags')) ?? [],
          conversation_config: config,
          platform_settings: isObject(platform) ? platform : {},
          createdAt: now,
          updatedAt: now,
        });
        return { json: { agent_id } };
      },
    ],
    [
      'GET /v1/convai/agents',
      ({ query }) => {
        const wanted = query.getAll('tags');
        const all = [...world.agents.values()].filter(
          ({ tags }) => wanted.length === 0 || tags.some((tag) => wanted.includes(tag)),
        );
        const size = Number(query.get('page_size') ?? 30);
        const start = Number(query.get('cursor') ?? 0);
        const has_more = start + size < all.length;
        return {
          json: {
            agents: all.slice(start, start + size).map((agent) => ({
              agent_id: agent.agent_id,
              name: agent.name,
              voice_id: at(agent.conversation_config, 'tts', 'voice_id') ?? '',
              tags: agent.tags,
              created_at_unix_secs: agent.createdAt,
              access_info: ACCESS_INFO,
              last_call_time_unix_secs: null,
            })),
            has_more,
            next_cursor: has_more ? String(start + size) : null,
          },
        };
      },
    ],
    ['GET /v1/convai/agents/:agentId', onAgent((agent) => ({ json: detail(agent) }))],
    [
      'PATCH /v1/convai/agents/:agentId',
      onAgent((agent, { body }) => {
        const config = merge(agent.conversation_config, at(body, 'conversation_config'));
        const problem = problemOf(world, config);
        if (problem !== null) {
          return problem;
        }
        agent.conversation_config = config;
        agent.platform_settings = merge(agent.platform_settings, at(body, 'platform_settings'));
        agent.name = textOf(at(body, 'name')) ?? agent.name;
        agent.tags = tagsOf(at(body, 'tags')) ?? agent.tags;
        agent.updatedAt = unixSeconds();
        return { json: detail(agent) };
      }),
    ],
    [
      'DELETE /v1/convai/agents/:agentId',
      onAgent((agent) => {
        world.agents.delete(agent.agent_id);
        return { json: {} };
      }),
    ],
  ];
}

function problemOf(world: World, config: JsonObject): StandInReply | null {
  const presets = at(config, 'language_presets');
  const languages = [
    at(config, 'agent', 'language') ?? 'en',
    ...(isObject(presets) ? Object.keys(presets) : []),
  ];
  if (languages.some((language) => !LANGUAGES.has(String(language)))) {
    return invalidField('language', 'Unknown language');
  }
  const voiceId = at(config, 'tts', 'voice_id');
  if (voiceId !== undefined && !world.voices.some(({ voice_id }) => voice_id === voiceId)) {
    return refusal(400, 'voice_not_found', 'A voice with this id was not found.');
  }
  const englishOnly = ['eleven_turbo_v2', 'eleven_flash_v2'];
  const isEnglish = languages.every((language) => language === 'en');
  if (!isEnglish && englishOnly.includes(String(at(config, 'tts', 'model_id')))) {
    return refusal(400, 'invalid_model', 'Non-English agents must use turbo or flash v2_5.');
  }
  const knowledge = at(config, 'agent', 'prompt', 'knowledge_base');
  const isDangling = (Array.isArray(knowledge) ? (knowledge as unknown[]) : []).some((entry) => {
    const document = world.documents.get(String(at(entry, 'id')));
    return document === undefined || document.type !== at(entry, 'type');
  });
  return isDangling ? refusal(400, 'document_not_found', 'A document was not found.') : null;
}

function detail(agent: StandInAgent): JsonObject {
  return {
    agent_id: agent.agent_id,
    name: agent.name,
    tags: agent.tags,
    conversation_config: agent.conversation_config,
    platform_settings: agent.platform_settings,
    metadata: { created_at_unix_secs: agent.createdAt, updated_at_unix_secs: agent.updatedAt },
    access_info: ACCESS_INFO,
    phone_numbers: [],
  };
}

/** Objects are merged key by key; anything else, and every list, is replaced. */
function merge(before: JsonObject, changes: unknown): JsonObject {
  const entries = Object.entries(isObject(changes) ? changes : {}).map(([key, value]) => {
    const old = before[key];
    const merged = isObject(value) && isObject(old) && !WHOLE_VALUES.has(key);
    return [key, merged ? merge(old, value) : value];
  });
  return { ...before, ...(Object.fromEntries(entries) as JsonObject) };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function tagsOf(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? value.map(String) : null;
}
