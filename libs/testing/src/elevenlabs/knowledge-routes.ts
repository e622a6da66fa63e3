import type { StandInReply, StandInRoute } from '../stand-in/serve-routes.ts';
import { invalidField, refusal } from './refusals.ts';
import {
  agentsThatUse,
  at,
  isObject,
  knowledgeOf,
  newId,
  unixSeconds,
  type StandInAgent,
  type StandInDocument,
  type World,
} from './world.ts';

/** What the account may do with a resource. */
export const ACCESS_INFO = {
  is_creator: true,
  creator_name: 'Stand In',
  creator_email: 'stand-in@example.com',
  role: 'admin',
} as const;

const DOCUMENT = '/v1/convai/knowledge-base/:documentId';

/** The knowledge base. */
export function knowledgeRoutes(world: World): readonly StandInRoute[] {
  function add(document: Pick<StandInDocument, 'name' | 'type' | 'text'>): StandInReply {
    const id = newId('');
    world.documents.set(id, { id, createdAt: unixSeconds(), ...document });
    return { json: { id, name: document.name, folder_path: [] } };
  }
  const unknown = refusal(404, 'document_not_found', 'The document was not found.');

  return [
    [
      'POST /v1/convai/knowledge-base/text',
      ({ body }) => {
        const text = at(body, 'text');
        const name = at(body, 'name');
        if (typeof text !== 'string' || text.trim() === '') {
          return invalidField('text', 'Text must not be empty');
        }
        return add({ name: typeof name === 'string' ? name : 'Text', type: 'text', text });
      },
    ],
    [
      'POST /v1/convai/knowledge-base/file',
      async ({ body }) => {
        const file = body instanceof FormData ? body.get('file') : null;
        if (!(body instanceof FormData) || !(file instanceof File)) {
          return invalidField('file', 'Field required');
        }
        const name = body.get('name');
        const text = await file.text();
        return text.trim() === ''
          ? refusal(400, 'invalid_file', 'The file holds no text.')
          : add({ name: typeof name === 'string' ? name : file.name, type: 'file', text });
      },
    ],
    [
      'GET /v1/convai/knowledge-base',
      ({ query }) => {
        const prefix = query.get('search') ?? '';
        const size = Number(query.get('page_size') ?? 30);
        const start = Number(query.get('cursor') ?? 0);
        const found = [...world.documents.values()].filter(({ name }) => name.startsWith(prefix));
        const has_more = start + size < found.length;
        return {
          json: {
            documents: found.slice(start, start + size).map((document) => ({
              ...summary(document),
              dependent_agents: agentsThatUse(world, document.id).map(dependent),
            })),
            has_more,
            next_cursor: has_more ? String(start + size) : null,
          },
        };
      },
    ],
    [
      `GET ${DOCUMENT}`,
      ({ param }) => {
        const document = world.documents.get(param('documentId'));
        return document === undefined
          ? unknown
          : { json: { ...summary(document), extracted_inner_html: document.text } };
      },
    ],
    [
      `DELETE ${DOCUMENT}`,
      ({ param, query }) => {
        const id = param('documentId');
        const users = agentsThatUse(world, id);
        if (!world.documents.has(id)) {
          return unknown;
        }
        if (users.length > 0 && query.get('force') !== 'true') {
          return refusal(400, 'document_in_use', 'The document is used by agents.');
        }
        for (const agent of users) {
          detach(agent, id);
        }
        world.documents.delete(id);
        return { json: {} };
      },
    ],
    [
      `POST ${DOCUMENT}/rag-index`,
      ({ param, body }) =>
        world.documents.has(param('documentId'))
          ? {
              json: {
                id: newId(''),
                model: at(body, 'model'),
                status: 'succeeded',
                progress_percentage: 100,
                document_model_index_usage: { used_bytes: 1_000 },
              },
            }
          : unknown,
    ],
  ];
}

function summary({ id, name, type, text, createdAt }: StandInDocument) {
  return {
    id,
    name,
    type,
    metadata: {
      created_at_unix_secs: createdAt,
      last_updated_at_unix_secs: createdAt,
      size_bytes: Buffer.byteLength(text),
    },
    supported_usages: ['prompt', 'auto'],
    access_info: ACCESS_INFO,
    ...(type === 'file' ? { filename: name } : {}),
  };
}

function dependent({ agent_id, name, createdAt }: StandInAgent) {
  return {
    type: 'available',
    id: agent_id,
    name,
    created_at_unix_secs: createdAt,
    access_level: 'admin',
  };
}

function detach(agent: StandInAgent, documentId: string): void {
  const { agent: inner } = agent.conversation_config;
  const prompt = at(inner, 'prompt');
  agent.conversation_config = {
    ...agent.conversation_config,
    agent: {
      ...(isObject(inner) ? inner : {}),
      prompt: {
        ...(isObject(prompt) ? prompt : {}),
        knowledge_base: knowledgeOf(agent).filter((entry) => at(entry, 'id') !== documentId),
      },
    },
  };
}
