import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createLogger } from '@elevendops/logging';
import { temporaryFolder } from '@elevendops/testing';
import { createAgentRepository } from '../../agents/repository.ts';
import { newAttachState } from '../../agents/attach-state.ts';
import { INDEXES } from '../../compose/stores.ts';
import {
  toConversation,
  type ConversationRecord,
} from '../../conversations/conversation-record.ts';
import { createConversationRepository } from '../../conversations/repository.ts';
import {
  createConversationService,
  type ConversationService,
} from '../../conversations/service.ts';
import { openSqliteDocumentStore } from '../../documents/index.ts';
import { openFilesystemObjectStore, type ObjectStore } from '../../objects/index.ts';
import { createCollectTalks } from '../collect-talks.ts';
import { createConnectionPool, type ConnectionPool } from '../connection-pool.ts';
import { createReplySounds } from '../reply-audio.ts';
import { createSessionRepository, type SessionRepository } from '../repository.ts';
import { createSessionService, type SessionService } from '../service.ts';
import { createSessionQueue } from '../session-queue.ts';
import { createSessionWorker } from '../session-worker.ts';
import { createSettleSession, type SaveConversation } from '../settle-session.ts';
import { FakePlatform } from './fake-platform.ts';

/** One instance of the API, as far as sessions go. */
export interface SessionInstance {
  readonly service: SessionService;
  readonly pool: ConnectionPool;
}

/** Sessions over one store, through as many instances as a test wants. */
export interface SessionBench {
  readonly platform: FakePlatform;
  readonly repository: SessionRepository;
  readonly conversations: ConversationService;
  readonly objects: ObjectStore;
  readonly agentId: string;
  readonly log: string[];
  /** Moves the clock of all instances. */
  advance(milliseconds: number): void;
  /** Every time a conversation is saved. */
  readonly saved: ConversationRecord[];
  /** Fails the next saving of a conversation. */
  failNextSave(): void;
  instance(options?: {
    answerMs?: number;
    turnWaitMs?: number;
    stopping?: AbortSignal;
  }): SessionInstance;
  /** Looks for sessions to settle, until nothing is left to do. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

/** Makes a {@link SessionBench}. */
export async function sessionBench(): Promise<SessionBench> {
  const folder = await temporaryFolder();
  const store = await openSqliteDocumentStore({
    path: join(folder.path, 'documents.sqlite'),
    indexes: INDEXES,
  });
  let offsetMs = 0;
  const now = () => new Date(Date.now() + offsetMs);
  const objects = await openFilesystemObjectStore({ folder: join(folder.path, 'files'), now });
  const log: string[] = [];
  const logger = createLogger({
    service: 'api',
    version: '1',
    revision: 'r',
    destination: { write: (line) => void log.push(line) },
  });
  const platform = new FakePlatform();
  const repository = createSessionRepository(store);
  const agents = createAgentRepository(store);
  const agentId = randomUUID();
  await agents.create({
    agent_id: agentId,
    name: 'Agent',
    knowledge_ids: [],
    voice_id: 'v',
    answer_style: 'friendly',
    languages: ['zh-TW'],
    elevenlabs_agent_id: 'platform-agent',
    doctor_id: 'd',
    created_at: now().toISOString(),
    system_prompt_override: null,
    ...newAttachState([], now()),
  });
  const records = createConversationRepository(store);
  const saved: ConversationRecord[] = [];
  let isFailing = false;
  const save: SaveConversation = async (session, messages) => {
    if (isFailing) {
      isFailing = false;
      throw new Error('store away');
    }
    const record = toConversation(session, messages);
    saved.push(record);
    await records.save(record);
  };
  const monotonicMs = () => performance.now() + offsetMs;
  const sleep = (milliseconds: number, signal: AbortSignal) =>
    delay(milliseconds, undefined, { signal }).catch(() => undefined);
  const collectTalks = createCollectTalks({ repository, conversations: platform, now, sleep });
  const settle = createSettleSession({ repository, collectTalks, save, logger, now });

  return {
    platform,
    repository,
    objects,
    agentId,
    log,
    saved,
    conversations: createConversationService({
      repository: records,
      messagesOf: (id) => repository.messages(id),
      objects,
      now,
    }),
    advance(milliseconds) {
      offsetMs += milliseconds;
    },
    failNextSave() {
      isFailing = true;
    },
    instance(options = {}) {
      const pool = createConnectionPool({ conversations: platform, logger, monotonicMs });
      const service = createSessionService({
        repository,
        agents,
        conversations: platform,
        pool,
        queue: createSessionQueue(3),
        sounds: createReplySounds(objects, logger),
        collectTalks,
        settle,
        hasVoice: true,
        now,
        createId: randomUUID,
        sleep,
        stopping: new AbortController().signal,
        ...options,
      });
      return { service, pool };
    },
    async sweep() {
      const asleep = Promise.withResolvers<undefined>();
      const worker = createSessionWorker({
        repository,
        pool: createConnectionPool({ conversations: platform, logger, monotonicMs }),
        settle,
        logger,
        now,
        sleep: (_milliseconds, signal) => {
          asleep.resolve(undefined);
          return sleep(60_000, signal);
        },
      });
      worker.start();
      await asleep.promise;
      await worker.stop();
    },
    async close() {
      await store.close();
      await objects.close();
      await folder.remove();
    },
  };
}
