import type { DebugSession, DebugTrace } from '@elevendops/contract';
import type { DocumentData, DocumentFilter, DocumentStore } from '../documents/index.ts';
import { newestFirst, type PagePosition } from '../paging/index.ts';

const SESSIONS = 'debug_sessions';
const TRACES = 'debug_traces';

/** What the store must be able to order by or filter on without a scan. */
export const DEBUG_INDEXES = [
  { collection: SESSIONS, fields: ['created_at'] },
  { collection: SESSIONS, fields: ['name', 'status', 'created_at'], direction: 'desc' },
  { collection: TRACES, fields: ['created_at'] },
  { collection: TRACES, fields: ['session_id'] },
  { collection: TRACES, fields: ['session_id', 'created_at'], direction: 'desc' },
] as const;

/** How many records are kept; the oldest give way. */
export interface DebugLimits {
  readonly sessions: number;
  readonly traces: number;
}

/** One page of a list, newest first. */
export interface PageOf<T> {
  readonly records: readonly T[];
  readonly total: number;
  /** Where the next page begins after; null when there is none. */
  readonly end: PagePosition | null;
}

/** Which part of a list is asked for. */
export interface PageRequest {
  readonly limit: number;
  readonly after: PagePosition | null;
}

/** The sessions and traces of debugging in the store. */
export interface DebugRepository {
  createSession(session: DebugSession): Promise<void>;
  getSession(sessionId: string): Promise<DebugSession | null>;
  /** The newest one of the name that has not ended. */
  findActiveSession(name: string): Promise<DebugSession | null>;
  /** The session as it is afterwards; null when there is none. `edit` may run more than once. */
  changeSession(
    sessionId: string,
    edit: (session: DebugSession) => DebugSession,
  ): Promise<DebugSession | null>;
  listSessions(page: PageRequest): Promise<PageOf<DebugSession>>;
  /** Keeps a trace, and counts it in its session. */
  addTrace(trace: DebugTrace): Promise<void>;
  getTrace(traceId: string): Promise<DebugTrace | null>;
  listTraces(page: PageRequest & { sessionId: string | null }): Promise<PageOf<DebugTrace>>;
}

/** Makes a {@link DebugRepository} over a document store. */
export function createDebugRepository(store: DocumentStore, limits: DebugLimits): DebugRepository {
  /** Only this repository writes these records. */
  const read = <T>(data: DocumentData): T => data as unknown as T;

  async function forgetOldest(collection: string, most: number): Promise<void> {
    const excess = (await store.count(collection)) - most;
    if (excess > 0) {
      const oldest = await store.query(collection, {
        orderBy: { field: 'created_at', direction: 'asc' },
        limit: Math.min(excess, 100),
      });
      await Promise.all(oldest.map(({ id }) => store.delete(collection, id)));
    }
  }

  async function list<T>(
    collection: string,
    { limit, after }: PageRequest,
    where: readonly DocumentFilter[],
  ): Promise<PageOf<T>> {
    const [found, total] = await Promise.all([
      store.query(collection, {
        where,
        ...newestFirst({ limit: limit + 1, after }),
      }),
      store.count(collection, where),
    ]);
    const last = found.slice(0, limit).at(-1);
    return {
      records: found.slice(0, limit).map(({ data }) => read<T>(data)),
      total,
      end:
        found.length > limit && last !== undefined
          ? { value: String(last.data['created_at']), id: last.id }
          : null,
    };
  }

  return {
    async createSession(session) {
      await store.create(SESSIONS, session.session_id, { ...session });
      await forgetOldest(SESSIONS, limits.sessions);
    },
    async getSession(sessionId) {
      const stored = await store.get(SESSIONS, sessionId);
      return stored === null ? null : read(stored.data);
    },
    async findActiveSession(name) {
      const [found] = await store.query(SESSIONS, {
        where: [
          { field: 'name', op: '==', value: name },
          { field: 'status', op: '==', value: 'active' },
        ],
        orderBy: { field: 'created_at', direction: 'desc' },
        limit: 1,
      });
      return found === undefined ? null : read(found.data);
    },
    changeSession: (sessionId, edit) =>
      store.transaction(async (tx) => {
        const stored = await tx.get(SESSIONS, sessionId);
        if (stored === null) {
          return null;
        }
        const edited = edit(read(stored.data));
        tx.set(SESSIONS, sessionId, { ...edited });
        return edited;
      }),
    listSessions: (page) => list(SESSIONS, page, []),
    async addTrace(trace) {
      const { trace_id: id, session_id: sessionId } = trace;
      await store.transaction(async (tx) => {
        const stored = sessionId === null ? null : await tx.get(SESSIONS, sessionId);
        tx.create(TRACES, id, trace as unknown as DocumentData);
        if (sessionId !== null && stored !== null) {
          const session = read<DebugSession>(stored.data);
          tx.set(SESSIONS, sessionId, { ...session, trace_count: session.trace_count + 1 });
        }
      });
      await forgetOldest(TRACES, limits.traces);
    },
    async getTrace(traceId) {
      const stored = await store.get(TRACES, traceId);
      return stored === null ? null : read(stored.data);
    },
    listTraces: ({ sessionId, ...page }) =>
      list(
        TRACES,
        page,
        sessionId === null ? [] : [{ field: 'session_id', op: '==', value: sessionId }],
      ),
  };
}
