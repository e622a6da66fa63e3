import { randomUUID } from 'node:crypto';
import { createLifecycle } from '@elevendops/service';
import { startServer, type TestServer } from '@elevendops/testing';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from '../__fixtures__/call-api.ts';
import { testParts } from '../__fixtures__/test-parts.ts';
import { StoreUnavailableError, type DocumentStore } from '../documents/index.ts';
import { createErrorHandler } from '../errors/index.ts';
import type { ObjectStore } from '../objects/index.ts';
import { composeAgentsCloud } from './agents-cloud.ts';
import { composeAgents } from './agents.ts';
import { composeConversations, composeDashboard } from './conversations.ts';
import { composeSessions } from './sessions.ts';

/** A store every call of which fails as during an outage. */
const away = new Proxy({} as DocumentStore & ObjectStore, {
  get: () => () =>
    Promise.reject(new StoreUnavailableError('connection refused', { retryAfterSeconds: 2 })),
});

let server: TestServer;
beforeAll(async () => {
  const parts = testParts({}, { documents: away, objects: away });
  const cloud = await composeAgentsCloud({ ...parts, speech: null });
  const agents = composeAgents({ ...parts, platform: cloud.agents });
  const conversations = composeConversations(parts);
  const sessions = composeSessions({
    ...parts,
    agents: agents.repository,
    conversations: cloud.conversations,
    saveConversation: conversations.saveConversation,
    lifecycle: createLifecycle(),
  });
  const app = express();
  for (const { features } of [agents, conversations, sessions, composeDashboard(parts)]) {
    for (const { path, router } of features) {
      app.use(path, router);
    }
  }
  app.use(createErrorHandler(parts.logger, () => ({ requestId: 'r', trace: null })));
  server = await startServer(app);
});
afterAll(() => server.close());

const id = randomUUID();
const agent = { name: 'Nurse', voice_id: 'v', answer_style: 'friendly' };

describe('while the store is away', () => {
  it.each([
    ['GET', '/api/agent'],
    ['POST', '/api/agent', agent],
    ['GET', `/api/agent/${id}`],
    ['PUT', `/api/agent/${id}`, { name: 'Other' }],
    ['DELETE', `/api/agent/${id}`],
    ['POST', `/api/agent/${id}/sync`],
    ['POST', '/api/patient/session', { patient_id: 'P1', agent_id: id }],
    ['GET', `/api/patient/session/${id}`],
    ['POST', `/api/patient/session/${id}/message`, { message: 'Hello' }],
    ['POST', `/api/patient/session/${id}/end`],
    ['GET', '/api/conversations'],
    ['GET', '/api/conversations?patient_id=a&requires_attention_only=true'],
    ['GET', '/api/conversations/statistics'],
    ['GET', `/api/conversations/${id}`],
    ['GET', `/api/conversations/${id}/audio/1`],
    ['GET', '/api/dashboard/stats'],
  ])(
    '[bug 21] [bug 2] %s %s is 503, never empty and never 404',
    async (method, path, json?: object) => {
      const reply = await callApi(server, method, path, json);
      expect(reply.status).toBe(503);
      expect(reply.headers.get('retry-after')).toBe('2');
      expect(reply.body).toMatchObject({ error_code: 'STORE_UNAVAILABLE', retryable: true });
    },
  );
});
