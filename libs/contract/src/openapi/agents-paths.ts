import {
  agentDeletedSchema,
  agentListQuerySchema,
  agentListSchema,
  agentPromptSchema,
  agentSchema,
  createAgentSchema,
  systemPromptsSchema,
  updateAgentSchema,
} from '../agents.ts';
import {
  errors,
  idInPath,
  json,
  jsonRequest,
  operationsOf,
  UPSTREAM_STATUSES,
  type FeaturePaths,
} from './operations.ts';

const agents = operationsOf('Agents');
const agentId = idInPath('agent_id', 'Id of the agent.');

/** The operations below `/api/agent`. */
export const AGENT_PATHS: FeaturePaths = {
  '/api/agent': {
    get: agents('List agents, newest first', {
      operationId: 'listAgents',
      requestParams: { query: agentListQuerySchema },
      responses: { 200: json(agentListSchema, 'One page.'), ...errors(422) },
    }),
    post: agents('Create an agent, here and on the voice platform', {
      operationId: 'createAgent',
      requestBody: jsonRequest(createAgentSchema),
      responses: {
        200: json(agentSchema, 'Created. Documents that are still syncing are attached later.'),
        ...errors(413, 415, 422, ...UPSTREAM_STATUSES),
      },
    }),
  },
  '/api/agent/system-prompts': {
    get: agents('Read the prompt of each answer style', {
      operationId: 'getSystemPrompts',
      responses: { 200: json(systemPromptsSchema, 'The prompts.'), ...errors() },
    }),
  },
  '/api/agent/{agent_id}': {
    get: agents('Read an agent', {
      operationId: 'getAgent',
      requestParams: agentId,
      responses: { 200: json(agentSchema, 'The agent.'), ...errors(404) },
    }),
    put: agents('Change an agent, on the voice platform and here', {
      operationId: 'updateAgent',
      requestParams: agentId,
      requestBody: jsonRequest(updateAgentSchema),
      responses: {
        200: json(agentSchema, 'As it is now.'),
        ...errors(404, 409, 413, 415, 422, ...UPSTREAM_STATUSES),
      },
    }),
    delete: agents('Delete an agent, here and on the voice platform', {
      operationId: 'deleteAgent',
      requestParams: agentId,
      responses: { 200: json(agentDeletedSchema, 'Deleted.'), ...errors(403, 404) },
    }),
  },
  '/api/agent/{agent_id}/system-prompt': {
    get: agents('Read what an agent is told', {
      operationId: 'getAgentPrompt',
      requestParams: agentId,
      responses: { 200: json(agentPromptSchema, 'Its prompt.'), ...errors(404) },
    }),
  },
  '/api/agent/{agent_id}/sync': {
    post: agents('Take over languages and voice as the voice platform has them', {
      operationId: 'syncAgent',
      requestParams: agentId,
      responses: {
        200: json(agentSchema, 'As it is now.'),
        ...errors(404, ...UPSTREAM_STATUSES),
      },
    }),
  },
};
