import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createLogger } from '@elevendops/logging';
import { temporaryFolder } from '@elevendops/testing';
import { INDEXES } from '../../compose/stores.ts';
import { openSqliteDocumentStore } from '../../documents/index.ts';
import { createLinkChanges } from '../../knowledge/link-changes.ts';
import { createKnowledgeRepository, type KnowledgeRepository } from '../../knowledge/repository.ts';
import { createKnowledgeService, type KnowledgeService } from '../../knowledge/service.ts';
import { createSyncWorker } from '../../knowledge/sync-worker.ts';
import { createAgentWorker } from '../agent-worker.ts';
import { createLinkedKnowledge } from '../linked-knowledge.ts';
import { createAgentRepository, type AgentRepository } from '../repository.ts';
import { createAgentService, type AgentService } from '../service.ts';
import { FakeCloud } from './fake-cloud.ts';

/** Agents and documents over one store, through as many instances as a test wants. */
export interface AgentBench {
  readonly cloud: FakeCloud;
  readonly agents: AgentService;
  readonly knowledge: KnowledgeService;
  readonly repository: AgentRepository;
  readonly documents: KnowledgeRepository;
  readonly log: string[];
  /** Fails the next storing of a new agent. */
  failNextCreate(): void;
  /** Moves the clock. */
  advance(milliseconds: number): void;
  /** Starts the workers of one more instance; `stop` ends them. */
  work(): { stop(): Promise<void> };
  createDocument(text: string): Promise<string>;
  createAgent(knowledgeIds: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

/** Makes an {@link AgentBench}. */
export async function agentBench(): Promise<AgentBench> {
  const folder = await temporaryFolder();
  const store = await openSqliteDocumentStore({
    path: join(folder.path, 'documents.sqlite'),
    indexes: INDEXES,
  });
  let offsetMs = 0;
  const now = () => new Date(Date.now() + offsetMs);
  const sleep = (milliseconds: number, signal: AbortSignal) =>
    delay(milliseconds, undefined, { signal }).catch(() => undefined);
  const log: string[] = [];
  const logger = createLogger({
    service: 'api',
    version: '1',
    revision: 'r',
    destination: { write: (line) => void log.push(line) },
  });
  const cloud = new FakeCloud();
  const documents = createKnowledgeRepository(store);
  const stored = createAgentRepository(store);
  let isFailing = false;
  const repository: AgentRepository = {
    ...stored,
    create: (record) => {
      const fails = isFailing;
      isFailing = false;
      return fails ? Promise.reject(new Error('store away')) : stored.create(record);
    },
  };
  const linkedKnowledge = createLinkedKnowledge(documents);
  const wakers: (() => void)[] = [];
  const running: (() => Promise<void>)[] = [];
  const wake = () => {
    for (const waker of wakers) {
      waker();
    }
  };
  const knowledge = createKnowledgeService({
    repository: documents,
    now,
    createId: randomUUID,
    wakeSync: wake,
  });
  const agents = createAgentService({
    repository,
    platform: cloud.conversationalAgents,
    linkedKnowledge,
    logger,
    now,
    createId: randomUUID,
    wakeWorker: wake,
  });

  return {
    cloud,
    agents,
    knowledge,
    repository,
    documents,
    log,
    failNextCreate() {
      isFailing = true;
    },
    advance(milliseconds) {
      offsetMs += milliseconds;
      wake();
    },
    work() {
      const common = { logger, owner: randomUUID(), now, sleep, sweepMs: 20 };
      const sync = createSyncWorker({
        ...common,
        repository: documents,
        knowledgeBase: cloud.knowledgeBase,
        attachments: { isInUse: (id) => repository.isInUse(id), wake },
        leaseMs: 300,
        retryDelaysMs: [1],
      });
      const worker = createAgentWorker({
        ...common,
        repository,
        platform: cloud.conversationalAgents,
        linkedKnowledge,
        linkChanges: createLinkChanges(store),
      });
      wakers.push(sync.wake, worker.wake);
      sync.start();
      worker.start();
      const stop = async () => {
        await Promise.all([sync.stop(), worker.stop()]);
      };
      running.push(stop);
      return { stop };
    },
    async createDocument(text) {
      const document = await knowledge.create({
        disease_name: `Document ${text}`,
        tags: ['faq'],
        raw_content: text,
        doctor_id: 'd',
      });
      return document.knowledge_id;
    },
    async createAgent(knowledgeIds) {
      const agent = await agents.create({
        name: 'Agent',
        knowledge_ids: [...knowledgeIds],
        voice_id: 'voice',
        answer_style: 'friendly',
        languages: ['en'],
        doctor_id: 'd',
      });
      return agent.agent_id;
    },
    async close() {
      await Promise.all(running.map((stop) => stop()));
      await store.close();
      await folder.remove();
    },
  };
}
