import type {
  DocumentData,
  DocumentStore,
  StoredDocument,
  Transaction,
} from '../documents/index.ts';
import { SESSION_LIMITS } from '@elevendops/contract';
import type { Talk } from '../agents-cloud/conversations.ts';
import type { KeptSound } from './reply-audio.ts';
import { UnknownSessionError } from './session-errors.ts';
import type { MessageRecord, SessionRecord } from './session-record.ts';
import {
  abandonTurn,
  beginTurn,
  endIdleSession,
  endSession,
  finishTurn,
  type BegunTurn,
  type TurnRequest,
} from './turn.ts';
import { addTalk, beginVoice, closeVoice } from './voice.ts';

const SESSIONS = 'patient_sessions';
const MESSAGES = 'patient_session_messages';

/** What the store must be able to order by or filter on without a scan. */
export const SESSIONS_INDEXES = [
  { collection: SESSIONS, fields: ['settle_due_at'] },
  { collection: MESSAGES, fields: ['session_id', 'sequence'] },
] as const;

/** What the agent answered. */
export interface TurnReply {
  readonly owner: string;
  readonly content: string;
  /** Null without sound, or when it could not be stored. */
  readonly sound: KeptSound | null;
  readonly now: Date;
}

/**
 * The sessions in the store. Each turn begins and ends in a transaction, so messages stand in the order in
 * which they were said, whichever instances they went through. All but `create`, `get`, `messages` and
 * `listDue` reject with UnknownSessionError for an id that is not there.
 */
export interface SessionRepository {
  create(record: SessionRecord): Promise<void>;
  get(sessionId: string): Promise<SessionRecord | null>;
  /** In their order. */
  messages(sessionId: string): Promise<MessageRecord[]>;
  /** Null while another message waits for its answer. @throws SessionEndedError */
  beginTurn(sessionId: string, request: TurnRequest): Promise<BegunTurn | null>;
  /** @throws SessionEndedError, SessionBusyError */
  finishTurn(sessionId: string, reply: TurnReply): Promise<MessageRecord>;
  /** Marks the message as failed, and gives the session as it is then. */
  failTurn(sessionId: string, owner: string): Promise<SessionRecord>;
  /** Notes that a talk by voice begins. @throws SessionEndedError */
  beginVoice(sessionId: string, platformId: string, now: Date): Promise<void>;
  /** Adds what was said in a talk, unless it is there, and gives the session as it is then. */
  addTalk(sessionId: string, talk: Talk, now: Date): Promise<SessionRecord>;
  /** Notes that nothing is left to come of the talk that was begun then. */
  closeVoice(sessionId: string, begunAt: string): Promise<SessionRecord>;
  /** The session, which has ended now or before. */
  end(sessionId: string, now: Date): Promise<SessionRecord>;
  /** Ends the session if it is idle, and gives it as it is then. */
  endIdle(sessionId: string, now: Date): Promise<SessionRecord>;
  /** Sessions to be ended or saved, those that wait longest first. */
  listDue(now: Date, limit: number): Promise<SessionRecord[]>;
  /** Notes when to look after the session again; null for never. */
  setDue(sessionId: string, due: Date | null): Promise<void>;
}

/** Makes a {@link SessionRepository} over a document store. */
export function createSessionRepository(store: DocumentStore): SessionRepository {
  function inSession<T>(
    sessionId: string,
    work: (tx: Transaction, session: SessionRecord) => Promise<T>,
  ): Promise<T> {
    return store.transaction(async (tx) => {
      const stored = await tx.get(SESSIONS, sessionId);
      if (stored === null) {
        throw new UnknownSessionError();
      }
      return work(tx, toSession(stored));
    });
  }

  async function messageAt(tx: Transaction, sessionId: string, sequence: number) {
    const stored = sequence < 0 ? null : await tx.get(MESSAGES, messageId(sessionId, sequence));
    return stored && toMessage(stored);
  }

  /** Stores what `decide` makes of a session, and gives the session as it is then. */
  function change(
    sessionId: string,
    decide: (session: SessionRecord) => SessionRecord | null,
  ): Promise<SessionRecord> {
    return inSession(sessionId, (tx, session) => {
      const after = decide(session);
      if (after !== null) {
        tx.set(SESSIONS, sessionId, toData(after));
      }
      return Promise.resolve(after ?? session);
    });
  }

  return {
    async create(record) {
      await store.create(SESSIONS, record.session_id, toData(record));
    },
    async get(sessionId) {
      const stored = await store.get(SESSIONS, sessionId);
      return stored && toSession(stored);
    },
    async messages(sessionId) {
      const messages = await store.query(MESSAGES, {
        where: [{ field: 'session_id', op: '==', value: sessionId }],
        orderBy: { field: 'sequence', direction: 'asc' },
        limit: SESSION_LIMITS.messages,
      });
      return messages.map(toMessage);
    },
    beginTurn: (sessionId, request) =>
      inSession(sessionId, async (tx, session) => {
        const last = await messageAt(tx, sessionId, session.message_count - 1);
        const begun = beginTurn(session, last, request);
        if (begun !== null) {
          tx.set(SESSIONS, sessionId, toData(begun.session));
          tx.set(MESSAGES, messageId(sessionId, begun.message.sequence), toData(begun.message));
        }
        return begun;
      }),
    finishTurn: (sessionId, { owner, content, sound, now }) =>
      inSession(sessionId, (tx, session) => {
        const after = finishTurn(session, owner, now);
        const message: MessageRecord = {
          session_id: sessionId,
          sequence: session.message_count,
          role: 'agent',
          content,
          timestamp: now.toISOString(),
          failed: false,
          audio_key: sound?.key ?? null,
          audio_bytes: sound?.sizeBytes ?? 0,
        };
        tx.set(SESSIONS, sessionId, toData(after));
        tx.create(MESSAGES, messageId(sessionId, message.sequence), toData(message));
        return Promise.resolve(message);
      }),
    failTurn: (sessionId, owner) =>
      inSession(sessionId, async (tx, session) => {
        const after = abandonTurn(session, owner);
        if (after === null) {
          return session;
        }
        const message = await messageAt(tx, sessionId, session.message_count - 1);
        if (message !== null) {
          const failed = { ...message, failed: true };
          tx.set(MESSAGES, messageId(sessionId, message.sequence), toData(failed));
        }
        tx.set(SESSIONS, sessionId, toData(after));
        return after;
      }),
    async beginVoice(sessionId, platformId, now) {
      await change(sessionId, (session) => beginVoice(session, platformId, now));
    },
    addTalk: (sessionId, talk, now) =>
      inSession(sessionId, (tx, session) => {
        const added = addTalk(session, talk, now);
        for (const message of added?.messages ?? []) {
          tx.create(MESSAGES, messageId(sessionId, message.sequence), toData(message));
        }
        if (added !== null) {
          tx.set(SESSIONS, sessionId, toData(added.session));
        }
        return Promise.resolve(added?.session ?? session);
      }),
    closeVoice: (sessionId, begunAt) =>
      change(sessionId, (session) => closeVoice(session, begunAt)),
    end: (sessionId, now) => change(sessionId, (session) => endSession(session, now)),
    endIdle: (sessionId, now) => change(sessionId, (session) => endIdleSession(session, now)),
    async listDue(now, limit) {
      const due = await store.query(SESSIONS, {
        where: [{ field: 'settle_due_at', op: '<=', value: now.toISOString() }],
        orderBy: { field: 'settle_due_at', direction: 'asc' },
        limit,
      });
      return due.map(toSession);
    },
    async setDue(sessionId, due) {
      await change(sessionId, (session) => ({
        ...session,
        settle_due_at: due?.toISOString() ?? null,
      }));
    },
  };
}

function messageId(sessionId: string, sequence: number): string {
  return `${sessionId}-${String(sequence)}`;
}

function toSession({ data }: StoredDocument): SessionRecord {
  // Only this repository writes these records.
  return data as unknown as SessionRecord;
}

function toMessage({ data }: StoredDocument): MessageRecord {
  return data as unknown as MessageRecord;
}

function toData(value: SessionRecord | MessageRecord): DocumentData {
  return { ...value } as unknown as DocumentData;
}
