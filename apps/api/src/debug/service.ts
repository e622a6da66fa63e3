import type {
  DebugHealth,
  DebugScript,
  DebugSession,
  DebugSessionEnded,
  DebugTrace,
} from '@elevendops/contract';
import { debugRun, type DebugRunOptions } from './debug-run.ts';
import type { DebugRepository, PageOf, PageRequest } from './repository.ts';
import { UnknownDebugRecordError } from './unknown-debug-record-error.ts';

/** What the use cases need. */
export interface DebugServiceOptions extends DebugRunOptions {
  readonly repository: DebugRepository;
  /** What the settings say about LangSmith. */
  readonly langsmith: Pick<DebugHealth, 'langsmith_configured' | 'project' | 'trace_level'>;
}

/** The use cases of debugging. */
export interface DebugService {
  health(signal: AbortSignal): Promise<DebugHealth>;
  /** Writes a script and keeps its trace, in the active session of the name given or a new one. */
  run(input: DebugScript, signal: AbortSignal): Promise<DebugTrace>;
  /** @throws UnknownDebugRecordError */
  getTrace(traceId: string): Promise<DebugTrace>;
  listTraces(page: PageRequest & { sessionId: string | null }): Promise<PageOf<DebugTrace>>;
  createSession(name: string): Promise<DebugSession>;
  /** @throws UnknownDebugRecordError */
  getSession(sessionId: string): Promise<DebugSession>;
  listSessions(page: PageRequest): Promise<PageOf<DebugSession>>;
  /** Ends a session; one that has ended stays as it is. @throws UnknownDebugRecordError */
  endSession(sessionId: string, signal: AbortSignal): Promise<DebugSessionEnded>;
}

/** Makes a {@link DebugService}. */
export function createDebugService(options: DebugServiceOptions): DebugService {
  const { repository, tracer, now, createId, langsmith } = options;

  async function createSession(name: string): Promise<DebugSession> {
    const session: DebugSession = {
      session_id: createId(),
      name,
      created_at: now().toISOString(),
      ended_at: null,
      trace_count: 0,
      status: 'active',
    };
    await repository.createSession(session);
    return session;
  }

  return {
    createSession,
    async health(signal) {
      const available = await tracer.isAvailable(signal);
      return { status: 'healthy', langsmith_available: available, ...langsmith };
    },
    async run(input, signal) {
      const name = input.session_name ?? null;
      const session =
        name === null
          ? null
          : ((await repository.findActiveSession(name)) ?? (await createSession(name)));
      const trace = await debugRun(input, session?.session_id ?? null, { ...options, signal });
      await repository.addTrace(trace);
      return trace;
    },
    getTrace: async (traceId) => found(await repository.getTrace(traceId), 'Trace'),
    listTraces: (page) => repository.listTraces(page),
    getSession: async (sessionId) => found(await repository.getSession(sessionId), 'Session'),
    listSessions: (page) => repository.listSessions(page),
    async endSession(sessionId, signal) {
      const ended = await repository.changeSession(sessionId, (session) =>
        session.status === 'completed'
          ? session
          : { ...session, status: 'completed', ended_at: now().toISOString() },
      );
      const { session_id, trace_count } = found(ended, 'Session');
      const langsmith_url = await tracer.urlOf(null, signal);
      return { session_id, status: 'completed', trace_count, langsmith_url };
    },
  };
}

function found<T>(record: T | null, what: 'Session' | 'Trace'): T {
  if (record === null) {
    throw new UnknownDebugRecordError(what);
  }
  return record;
}
