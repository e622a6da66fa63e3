import { z } from 'zod';
import { elevenLabsError, pathWithId } from '../../upstream/elevenlabs/index.ts';
import { UpstreamError, type UpstreamClient } from '../../upstream/index.ts';
import type { ConversationalAgents } from '../conversational-agents.ts';
import { createBody, referenceTag, updateBody } from './agent-body.ts';
import { agentReplySchema, toPlatformAgent, type AgentReply } from './agent-reply.ts';

const FOLDER = '/v1/convai/agents';
const MAX_PAGES = 20;

const createdSchema = z.object({ agent_id: z.string().min(1) });
const pageSchema = z.object({
  agents: z.array(z.object({ agent_id: z.string(), tags: z.array(z.string()).nullish() })),
  has_more: z.boolean(),
  next_cursor: z.string().nullish(),
});

/** The voice agents of ElevenLabs. */
export function createElevenLabsAgents(client: UpstreamClient): ConversationalAgents {
  function get(platformId: string, signal: AbortSignal): Promise<AgentReply | null> {
    const path = pathWithId(FOLDER, platformId);
    return client.jsonOrNull({ method: 'GET', path }, agentReplySchema, signal);
  }

  return {
    async create(definition, signal) {
      const body = createBody(definition);
      const request = { method: 'POST', path: `${FOLDER}/create`, body, onlyOnce: true } as const;
      return (await client.json(request, createdSchema, signal)).agent_id;
    },
    async update(platformId, changes, signal) {
      const path = pathWithId(FOLDER, platformId);
      // Tags and the kinds of documents that others attached are kept.
      const current = await get(platformId, signal);
      if (current === null) {
        throw elevenLabsError('rejected', 'ElevenLabs does not have this agent any more.');
      }
      await client.send({ method: 'PATCH', path, body: updateBody(changes, current) }, signal);
    },
    async get(platformId, signal) {
      const agent = await get(platformId, signal);
      return agent && toPlatformAgent(agent);
    },
    async find(reference, signal) {
      const tag = referenceTag(reference);
      const found: string[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MAX_PAGES; page++) {
        const query = { tags: tag, page_size: 100, cursor };
        const reply = await client.json({ method: 'GET', path: FOLDER, query }, pageSchema, signal);
        found.push(
          ...reply.agents.filter(({ tags }) => tags?.includes(tag)).map(({ agent_id }) => agent_id),
        );
        cursor = reply.next_cursor ?? undefined;
        if (!reply.has_more || cursor === undefined) {
          break;
        }
      }
      return found;
    },
    async delete(platformId, signal) {
      try {
        await client.send({ method: 'DELETE', path: pathWithId(FOLDER, platformId) }, signal);
      } catch (error) {
        if (!(error instanceof UpstreamError && error.status === 404)) {
          throw error;
        }
      }
    },
  };
}
