import type {
  DocumentData,
  DocumentFilter,
  DocumentStore,
  StoredDocument,
} from '../documents/index.ts';
import type { PagePosition } from '../paging/index.ts';
import type { AgentRecord } from './agent-record.ts';

const RECORDS = 'agents';
const REMOVALS = 'agent_removals';
const PAGE = 200;

/** What the store must be able to order by or filter on without a scan. */
export const AGENTS_INDEXES = [
  { collection: RECORDS, fields: ['created_at'] },
  { collection: RECORDS, fields: ['attach_due_at'] },
  { collection: RECORDS, fields: [], contains: 'knowledge_ids' },
  { collection: RECORDS, fields: [], contains: 'attached_document_ids' },
  { collection: REMOVALS, fields: ['due_at'] },
] as const;

/**
 * An agent that has to be removed from the platform, unless it has a record after all. It is noted before
 * the platform is asked to make the agent, and goes when the record is stored: what is left are orphans.
 */
export interface AgentRemoval {
  /** Our id, which is the reference on the platform too. */
  readonly agentId: string;
  /** Null while it is not known. */
  readonly platformId: string | null;
  readonly due_at: string;
  readonly attempts: number;
}

/** A record, and the version that a change of it depends on. */
export interface VersionedAgent {
  readonly record: AgentRecord;
  readonly version: string;
}

/** The agents in the store. */
export interface AgentRepository {
  /** Stores a new agent, and takes it off the removals. */
  create(record: AgentRecord): Promise<void>;
  get(agentId: string): Promise<AgentRecord | null>;
  getVersioned(agentId: string): Promise<VersionedAgent | null>;
  /** @throws VersionConflictError when the agent is no longer as it was read */
  replace(agent: VersionedAgent): Promise<void>;
  /**
   * Changes an agent in a transaction; `decide` may run more than once, and null changes nothing. The
   * result is the agent as it is afterwards, or null when there is none.
   */
  change(
    agentId: string,
    decide: (record: AgentRecord) => AgentRecord | null,
  ): Promise<AgentRecord | null>;
  /** Deletes an agent, and notes it for removal from the platform; false when there is none. */
  delete(agentId: string, now: Date): Promise<boolean>;
  /** One page, newest first. */
  list(page: { limit: number; after: PagePosition | null }): Promise<AgentRecord[]>;
  count(): Promise<number>;
  /** Agents that a worker may take up, those that wait longest first. */
  listDue(now: Date, limit: number): Promise<AgentRecord[]>;
  /** The ids of every agent that links a document, page by page. */
  linking(knowledgeId: string): AsyncIterable<string>;
  /** Whether an agent has the upload on the platform. */
  isInUse(documentId: string): Promise<boolean>;
  /** Notes a removal, or notes anew when to try. */
  addRemoval(removal: AgentRemoval): Promise<void>;
  listRemovals(now: Date, limit: number): Promise<AgentRemoval[]>;
  finishRemoval(agentId: string): Promise<void>;
}

/** Makes an {@link AgentRepository} over a document store. */
export function createAgentRepository(store: DocumentStore): AgentRepository {
  async function getVersioned(agentId: string): Promise<VersionedAgent | null> {
    const stored = await store.get(RECORDS, agentId);
    return stored && { record: toRecord(stored), version: stored.version };
  }

  return {
    getVersioned,
    get: async (agentId) => (await getVersioned(agentId))?.record ?? null,
    async create(record) {
      await store.transaction((tx) => {
        tx.create(RECORDS, record.agent_id, toData(record));
        tx.delete(REMOVALS, record.agent_id);
        return Promise.resolve();
      });
    },
    async replace({ record, version }) {
      await store.set(RECORDS, record.agent_id, toData(record), { ifVersion: version });
    },
    change: (agentId, decide) =>
      store.transaction(async (tx) => {
        const stored = await tx.get(RECORDS, agentId);
        if (stored === null) {
          return null;
        }
        const after = decide(toRecord(stored));
        if (after === null) {
          return toRecord(stored);
        }
        tx.set(RECORDS, agentId, toData(after));
        return after;
      }),
    delete: (agentId, now) =>
      store.transaction(async (tx) => {
        const stored = await tx.get(RECORDS, agentId);
        if (stored === null) {
          return false;
        }
        const { elevenlabs_agent_id: platformId } = toRecord(stored);
        const removal = { agentId, platformId, due_at: now.toISOString(), attempts: 0 };
        tx.set(REMOVALS, agentId, toData(removal));
        tx.delete(RECORDS, agentId);
        return true;
      }),
    async list({ limit, after }) {
      const page = await store.query(RECORDS, {
        orderBy: { field: 'created_at', direction: 'desc' },
        ...(after === null ? {} : { startAfter: after }),
        limit,
      });
      return page.map(toRecord);
    },
    count: () => store.count(RECORDS),
    async listDue(now, limit) {
      const due = await store.query(RECORDS, {
        where: [{ field: 'attach_due_at', op: '<=', value: now.toISOString() }],
        orderBy: { field: 'attach_due_at', direction: 'asc' },
        limit,
      });
      return due.map(toRecord);
    },
    async *linking(knowledgeId) {
      const where = [contains('knowledge_ids', knowledgeId)];
      let last: string | undefined;
      do {
        const startAfter = last === undefined ? {} : { startAfter: { id: last } };
        const page = await store.query(RECORDS, {
          where,
          ...startAfter,
          limit: PAGE,
          select: ['agent_id'],
        });
        yield* page.map(({ id }) => id);
        last = page.length < PAGE ? undefined : page.at(-1)?.id;
      } while (last !== undefined);
    },
    async isInUse(documentId) {
      const where = [contains('attached_document_ids', documentId)];
      return (await store.query(RECORDS, { where, limit: 1, select: ['agent_id'] })).length > 0;
    },
    async addRemoval(removal) {
      await store.set(REMOVALS, removal.agentId, toData(removal));
    },
    async listRemovals(now, limit) {
      const removals = await store.query(REMOVALS, {
        where: [{ field: 'due_at', op: '<=', value: now.toISOString() }],
        orderBy: { field: 'due_at', direction: 'asc' },
        limit,
      });
      return removals.map(({ data }) => data as unknown as AgentRemoval);
    },
    async finishRemoval(agentId) {
      await store.delete(REMOVALS, agentId);
    },
  };
}

function contains(field: string, value: string): DocumentFilter {
  return { field, op: 'array-contains', value };
}

function toRecord({ data }: StoredDocument): AgentRecord {
  // Only this repository writes these records.
  return data as unknown as AgentRecord;
}

function toData(value: AgentRecord | AgentRemoval): DocumentData {
  return { ...value } as unknown as DocumentData;
}
