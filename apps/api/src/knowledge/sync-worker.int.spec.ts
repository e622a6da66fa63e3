import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryFolder } from '@elevendops/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { createTestLogger } from '../__fixtures__/test-logger.ts';
import {
  KnowledgeBaseError,
  type KnowledgeBase,
  type KnowledgeUpload,
} from '../agents-cloud/knowledge-base.ts';
import { openSqliteDocumentStore } from '../documents/index.ts';
import {
  createKnowledgeRepository,
  KNOWLEDGE_INDEXES,
  type KnowledgeRepository,
} from './repository.ts';
import { createKnowledgeService, type KnowledgeService } from './service.ts';
import { createSyncWorker, type SyncWorker, type SyncWorkerOptions } from './sync-worker.ts';

/** A platform that can be told to hold or fail uploads, and remembers what is on it. */
class FakePlatform implements KnowledgeBase {
  readonly documents = new Map<string, KnowledgeUpload>();
  uploads = 0;
  onUpload: (upload: KnowledgeUpload, signal: AbortSignal) => Promise<void> = () =>
    Promise.resolve();
  onRemove: (documentId: string) => Promise<void> = () => Promise.resolve();

  async upload(upload: KnowledgeUpload, signal: AbortSignal): Promise<string> {
    this.uploads += 1;
    await this.onUpload(upload, signal);
    const id = `remote-${randomUUID()}`;
    this.documents.set(id, upload);
    return id;
  }

  async remove(documentId: string): Promise<void> {
    await this.onRemove(documentId);
    this.documents.delete(documentId);
  }
}

/** By then everything is due. */
const FAR_FUTURE = new Date('2999-01-01');

interface Bench {
  readonly platform: FakePlatform;
  readonly repository: KnowledgeRepository;
  readonly service: KnowledgeService;
  /** A worker as another instance would have it. */
  worker(options?: Partial<SyncWorkerOptions>): SyncWorker;
  create(text?: string): Promise<string>;
  statusOf(id: string): Promise<string | undefined>;
}

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) {
    await cleanup();
  }
});

async function bench(): Promise<Bench> {
  const folder = await temporaryFolder();
  const store = await openSqliteDocumentStore({
    path: join(folder.path, 'documents.sqlite'),
    indexes: KNOWLEDGE_INDEXES,
  });
  cleanups.push(folder.remove, () => store.close());
  const repository = createKnowledgeRepository(store);
  const platform = new FakePlatform();
  const workers: SyncWorker[] = [];
  const service = createKnowledgeService({
    repository,
    now: () => new Date(),
    createId: randomUUID,
    wakeSync: () => {
      for (const worker of workers) {
        worker.wake();
      }
    },
  });
  return {
    platform,
    repository,
    service,
    worker(options = {}) {
      const worker = createSyncWorker({
        repository,
        knowledgeBase: platform,
        attachments: { isInUse: () => Promise.resolve(false), wake: () => undefined },
        logger: createTestLogger(),
        owner: randomUUID(),
        now: () => new Date(),
        sleep: (milliseconds, signal) =>
          delay(milliseconds, undefined, { signal }).catch(() => undefined),
        retryDelaysMs: [1, 1],
        ...options,
      });
      workers.push(worker);
      cleanups.push(() => worker.stop());
      worker.start();
      return worker;
    },
    create: async (text = 'Rest.') => {
      const created = await service.create({
        disease_name: 'Flu',
        tags: ['faq'],
        raw_content: text,
        doctor_id: 'd',
      });
      return created.knowledge_id;
    },
    statusOf: async (id) => (await repository.get(id))?.sync_status,
  };
}

/** A clock that goes on when the test says so. */
function fakeClock() {
  let nowMs = Date.now();
  const sleepers = new Set<{ readonly untilMs: number; readonly wake: () => void }>();
  return {
    now: () => new Date(nowMs),
    sleep: (milliseconds: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        const sleeper = { untilMs: nowMs + milliseconds, wake: resolve };
        sleepers.add(sleeper);
        signal.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          resolve();
        });
      }),
    async advance(milliseconds: number): Promise<void> {
      // Whoever has just been woken goes to sleep again first.
      await new Promise(setImmediate);
      nowMs += milliseconds;
      for (const sleeper of [...sleepers].filter(({ untilMs }) => untilMs <= nowMs)) {
        sleepers.delete(sleeper);
        sleeper.wake();
      }
    },
  };
}

describe('createSyncWorker', () => {
  it('finds what was left before it started', async () => {
    const { create, worker, statusOf, platform } = await bench();
    const ids = [await create(), await create()];
    worker();
    for (const id of ids) {
      await expect.poll(() => statusOf(id)).toBe('completed');
    }
    expect(platform.documents.size).toBe(2);
  });

  it('[bug 22] uploads each document once although several instances look for work', async () => {
    const { create, worker, statusOf, platform } = await bench();
    worker();
    worker();
    worker();
    const ids = await Promise.all(Array.from({ length: 12 }, () => create()));
    for (const id of ids) {
      await expect.poll(() => statusOf(id)).toBe('completed');
    }
    expect(platform.uploads).toBe(12);
  });

  it('[bug 22] takes over from an instance that died in the middle, once its lease has run out', async () => {
    const { create, worker, statusOf, repository, platform } = await bench();
    const id = await create();
    const expiresAt = Date.now() + 300;
    // What a killed process leaves: a claim that nobody renews.
    await repository.change(id, (record) => ({
      record: {
        ...record,
        sync_status: 'syncing',
        lease_owner: 'dead',
        sync_due_at: new Date(expiresAt).toISOString(),
      },
    }));
    worker({ sweepMs: 50 });
    await expect.poll(() => statusOf(id)).toBe('completed');
    expect(platform.uploads).toBe(1);
    const record = await repository.get(id);
    expect(Date.parse(record?.last_sync_attempt ?? '')).toBeGreaterThanOrEqual(expiresAt);
  });

  it('keeps its lease while an upload takes longer than the lease', async () => {
    const { create, worker, statusOf, repository, platform } = await bench();
    const gate = Promise.withResolvers<undefined>();
    platform.onUpload = () => gate.promise;
    const id = await create();
    const { now, sleep, advance } = fakeClock();
    const times = { leaseMs: 90, sweepMs: 20, now, sleep };
    worker(times);
    await expect.poll(() => platform.uploads).toBe(1);
    worker(times);
    for (let renewals = 0; renewals < 10; renewals += 1) {
      await advance(times.leaseMs / 3);
      const holdsUntil = new Date(now().getTime() + times.leaseMs).toISOString();
      await expect
        .poll(async () => (await repository.get(id))?.sync_due_at, { interval: 5 })
        .toBe(holdsUntil);
    }
    expect(platform.uploads).toBe(1);
    gate.resolve(undefined);
    await expect.poll(() => statusOf(id)).toBe('completed');
  });

  it('tries again what can succeed later, and says in the record why it gave up', async () => {
    const { create, worker, statusOf, repository, platform } = await bench();
    let attempts = 0;
    platform.onUpload = () => {
      attempts += 1;
      return attempts < 3
        ? Promise.reject(new KnowledgeBaseError('busy', { retryable: true }))
        : Promise.resolve();
    };
    worker();
    const lucky = await create();
    await expect.poll(() => statusOf(lucky)).toBe('completed');
    expect(attempts).toBe(3);

    platform.onUpload = () =>
      Promise.reject(new KnowledgeBaseError('The key was refused.', { retryable: false }));
    const unlucky = await create();
    await expect.poll(() => statusOf(unlucky)).toBe('failed');
    expect((await repository.get(unlucky))?.sync_error_message).toBe('The key was refused.');
    expect(platform.uploads).toBe(4);
  });

  it('never shows a client the text of an unexpected error', async () => {
    const { create, worker, statusOf, repository, platform } = await bench();
    platform.onUpload = () => Promise.reject(new Error('ECONNRESET at 10.0.0.7 key=CANARY'));
    worker();
    const id = await create();
    await expect.poll(() => statusOf(id)).toBe('failed');
    expect((await repository.get(id))?.sync_error_message).not.toContain('CANARY');
  });

  it('uploads what changed during an upload, and removes the outdated upload', async () => {
    const { create, worker, service, repository, platform } = await bench();
    const gate = Promise.withResolvers<undefined>();
    platform.onUpload = ({ text }) => (text === 'old' ? gate.promise : Promise.resolve());
    worker();
    const id = await create('old');
    await expect.poll(() => platform.uploads).toBe(1);
    await service.update(id, { raw_content: 'new' });
    gate.resolve(undefined);
    await expect
      .poll(async () => {
        const inEffect = (await repository.get(id))?.elevenlabs_document_id;
        return [...platform.documents].map(([key, { text }]) => [text, key === inEffect]);
      })
      .toEqual([['new', true]]);
    await expect.poll(() => repository.listRemovals(FAR_FUTURE, 10)).toEqual([]);
  });

  it('removes the upload of a document that was deleted while it was uploaded', async () => {
    const { create, worker, service, repository, platform } = await bench();
    const gate = Promise.withResolvers<undefined>();
    platform.onUpload = () => gate.promise;
    worker();
    const id = await create();
    await expect.poll(() => platform.uploads).toBe(1);
    await service.delete(id);
    gate.resolve(undefined);
    await expect.poll(() => repository.listRemovals(FAR_FUTURE, 10)).toEqual([]);
    await expect.poll(() => platform.documents.size).toBe(0);
  });

  it('keeps a removal until the platform has done it, later each time, and others go on', async () => {
    const { create, worker, service, statusOf, repository, platform } = await bench();
    let minutes = 0;
    const now = () => new Date(Date.now() + minutes * 60_000);
    const started = worker({ now });
    const [stubborn, easy] = [await create(), await create()];
    await expect.poll(() => statusOf(stubborn)).toBe('completed');
    await expect.poll(() => statusOf(easy)).toBe('completed');
    const uploadOf = async (id: string) => (await repository.get(id))?.elevenlabs_document_id;
    const kept = await uploadOf(stubborn);
    let refusals = 0;
    platform.onRemove = (id) => {
      refusals += id === kept ? 1 : 0;
      return id === kept && refusals < 3 ? Promise.reject(new Error('down')) : Promise.resolve();
    };
    await service.delete(stubborn);
    await service.delete(easy);
    await expect.poll(() => platform.documents.size).toBe(1);
    const tries = async () => (await repository.listRemovals(FAR_FUTURE, 10))[0]?.attempts;
    for (const noted of [1, 2]) {
      // Before it is noted, it is not put off.
      await expect.poll(tries).toBe(noted);
      expect(refusals).toBe(noted);
      minutes += 60;
      started.wake();
    }
    await expect.poll(() => platform.documents.size).toBe(0);
    await expect.poll(() => repository.listRemovals(FAR_FUTURE, 10)).toEqual([]);
  });

  it('stops an upload whose lease was lost, and never touches what another put in effect', async () => {
    const { create, worker, statusOf, repository, platform } = await bench();
    const late = Promise.withResolvers<undefined>();
    let aborted = false;
    platform.onUpload = (_upload, signal) => {
      if (platform.uploads > 1) {
        return Promise.resolve();
      }
      signal.addEventListener('abort', () => {
        aborted = true;
      });
      // It does not listen: what it uploads arrives although nobody waits for it.
      return late.promise;
    };
    const id = await create();
    // It renews nothing in time.
    const thaw = Promise.withResolvers<undefined>();
    const frozen = worker({
      leaseMs: 60,
      async sleep(ms, signal) {
        await Promise.race([thaw.promise, signal.aborted || once(signal, 'abort')]);
        await delay(ms, undefined, { signal }).catch(() => undefined);
      },
    });
    await expect.poll(() => platform.uploads).toBe(1);
    worker({ sweepMs: 20 });
    await expect.poll(() => statusOf(id)).toBe('completed');
    const inEffect = (await repository.get(id))?.elevenlabs_document_id ?? '';
    thaw.resolve(undefined);
    await expect.poll(() => aborted).toBe(true);
    late.resolve(undefined);
    await expect.poll(() => repository.listRemovals(FAR_FUTURE, 10)).toEqual([]);
    await expect.poll(() => [...platform.documents.keys()]).toEqual([inEffect]);
    await frozen.stop();
  });

  it('does not call a document failed when only the store was away at the end', async () => {
    const { create, worker, statusOf, repository, platform } = await bench();
    const change = repository.change.bind(repository);
    let outages = 1;
    const flaky = {
      ...repository,
      change: ((id, decide) =>
        platform.uploads > 0 && outages > 0
          ? ((outages -= 1), Promise.reject(new Error('store away')))
          : change(id, decide)) as typeof repository.change,
    };
    let elapsedMs = 0;
    const now = () => new Date(Date.now() + elapsedMs);
    worker({ repository: flaky, now, leaseMs: 60_000, sweepMs: 20 });
    const id = await create();
    await expect.poll(() => outages).toBe(0);
    elapsedMs = 60_000;
    await expect.poll(() => statusOf(id)).toBe('completed');
    expect(platform.uploads).toBe(2);
    const inEffect = (await repository.get(id))?.elevenlabs_document_id;
    await expect.poll(() => [...platform.documents.keys()]).toEqual([inEffect]);
  });

  it.each(['gave the work back', 'failed'])(
    'removes what an attempt that %s had uploaded without hearing of it',
    async (outcome) => {
      const { create, worker, statusOf, platform, service } = await bench();
      const left: string[] = [];
      const find = () => Promise.resolve([...platform.documents.keys()]);
      const knowledgeBase = Object.assign(platform, { find });
      const arrived = Promise.withResolvers<undefined>();
      platform.onUpload = async (upload, signal) => {
        platform.documents.set(`lost-${String(left.push('lost'))}`, upload);
        arrived.resolve(undefined);
        if (outcome === 'failed') {
          throw new KnowledgeBaseError('no answer in time', { retryable: false });
        }
        await once(signal, 'abort');
        signal.throwIfAborted();
      };
      const id = await create();
      const first = worker({ knowledgeBase });
      await arrived.promise;
      if (outcome === 'failed') {
        await expect.poll(() => statusOf(id)).toBe('failed');
      }
      await first.stop();
      platform.onUpload = () => Promise.resolve();
      if (outcome === 'failed') {
        await service.retrySync(id);
      }
      worker({ knowledgeBase });
      await expect.poll(() => statusOf(id)).toBe('completed');
      await expect.poll(() => platform.documents.size).toBe(1);
      expect(left).toEqual(['lost']);
    },
  );

  it('gives work back at once when it is stopped, so that another instance can take it', async () => {
    const { create, worker, statusOf, repository, platform } = await bench();
    platform.onUpload = (_upload, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
      });
    const first = worker();
    const id = await create();
    await expect.poll(() => platform.uploads).toBe(1);
    await first.stop();
    expect(await repository.get(id)).toMatchObject({
      sync_status: 'pending',
      lease_owner: null,
    });
    platform.onUpload = () => Promise.resolve();
    worker();
    await expect.poll(() => statusOf(id)).toBe('completed');
  });
});
