import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { temporaryFolder } from '@elevendops/testing';
import { createTestLogger } from '../../__fixtures__/test-logger.ts';
import { openSqliteDocumentStore } from '../../documents/index.ts';
import { describeConversationalAgents } from '../conversational-agents.contract.ts';
import { describeConversations } from '../conversations.contract.ts';
import { describeKnowledgeBase } from '../knowledge-base.contract.ts';
import { createOfflineAgents } from './offline-agents.ts';
import { createOfflineConversations } from './offline-conversations.ts';
import { createOfflineKnowledgeBase, OFFLINE_INDEXES } from './offline-knowledge-base.ts';

const logger = createTestLogger();

/** A store of its own, and how to leave nothing of it behind. */
async function openStore() {
  const folder = await temporaryFolder();
  const path = join(folder.path, 'documents.sqlite');
  const store = await openSqliteDocumentStore({ path, indexes: OFFLINE_INDEXES });
  const cleanup = async () => {
    await store.close();
    await folder.remove();
  };
  return { store, cleanup };
}

describeKnowledgeBase('createOfflineKnowledgeBase', async () => {
  const { store, cleanup } = await openStore();
  return { knowledgeBase: createOfflineKnowledgeBase(store), cleanup };
});

describeConversationalAgents('createOfflineAgents', async () => {
  const { store, cleanup } = await openStore();
  return {
    agents: createOfflineAgents(store, randomUUID),
    knowledgeBase: createOfflineKnowledgeBase(store),
    voiceIds: ['voice-a', 'voice-b'],
    cleanup,
  };
});

describeConversations('createOfflineConversations', async () => {
  const { store, cleanup } = await openStore();
  return {
    agents: createOfflineAgents(store, randomUUID),
    conversations: createOfflineConversations({
      store,
      speech: null,
      logger,
      sleep: () => Promise.resolve(),
    }),
    voiceId: 'voice-a',
    cleanup,
  };
});
