import type { Logger } from '@elevendops/logging';
import type {
  AgentReply,
  ConversationOpening,
  Conversations,
  OpenConversation,
  Utterance,
} from '../agents-cloud/conversations.ts';

/** Something to be said in a session. */
export interface Saying extends Omit<ConversationOpening, 'history'> {
  readonly sessionId: string;
  readonly message: string;
  /** How many messages of the session came before. */
  readonly heard: number;
  /** What they were; asked for only when a connection has to be opened. */
  readonly history: () => Promise<readonly Utterance[]>;
}

/** What a pool works with. */
export interface ConnectionPoolOptions {
  readonly conversations: Conversations;
  readonly logger: Logger;
  readonly monotonicMs: () => number;
  /** The most connections that are kept. @default 500 */
  readonly maxConnections?: number;
  /** A connection that nobody speaks over for this long is closed. @default 300000 */
  readonly idleMs?: number;
}

/** The open connections of this instance, at most one for each session. */
export interface ConnectionPool {
  /** Says something over the session's connection, which is opened, or opened again, where needed. @throws UpstreamError */
  say(saying: Saying, signal: AbortSignal): Promise<AgentReply>;
  close(sessionId: string): Promise<void>;
  closeIdle(): Promise<void>;
  closeAll(): Promise<void>;
}

interface Connection {
  readonly conversation: OpenConversation;
  readonly platformId: string;
  readonly textOnly: boolean;
  /** How many messages of the session the agent has heard over this connection or as history. */
  heard: number;
  usedMs: number;
  isSpeaking: boolean;
}

/** Makes a {@link ConnectionPool}. It is the caller's to let one message at a time in for each session. */
export function createConnectionPool(options: ConnectionPoolOptions): ConnectionPool {
  const { conversations, logger, monotonicMs, maxConnections = 500, idleMs = 300_000 } = options;
  const connections = new Map<string, Connection>();

  async function close(sessionId: string): Promise<void> {
    const connection = connections.get(sessionId);
    connections.delete(sessionId);
    await connection?.conversation.close().catch((error: unknown) => {
      logger.warn({ err: error, session_id: sessionId }, 'a connection could not be closed');
    });
  }

  /** A map keeps its order: what was used longest ago comes first. */
  async function makeRoom(): Promise<void> {
    for (const [sessionId, { isSpeaking }] of connections) {
      if (connections.size < maxConnections) {
        return;
      }
      if (!isSpeaking) {
        await close(sessionId);
      }
    }
  }

  async function open(saying: Saying, signal: AbortSignal): Promise<Connection> {
    const { sessionId, platformId, language, textOnly, heard } = saying;
    await close(sessionId);
    const history = await saying.history();
    const opening = { platformId, language, textOnly, history };
    const conversation = await conversations.open(opening, signal);
    await makeRoom();
    const usedMs = monotonicMs();
    const connection = { conversation, platformId, textOnly, heard, usedMs, isSpeaking: false };
    connections.set(sessionId, connection);
    return connection;
  }

  async function speak(connection: Connection, saying: Saying, signal: AbortSignal) {
    const { sessionId, message, heard } = saying;
    connection.isSpeaking = true;
    try {
      const reply = await connection.conversation.say(message, signal);
      connection.heard = heard + 2;
      connection.usedMs = monotonicMs();
      if (connections.get(sessionId) === connection) {
        connections.delete(sessionId);
        connections.set(sessionId, connection);
      }
      return reply;
    } catch (error) {
      if (connections.get(sessionId) === connection) {
        await close(sessionId);
      }
      throw error;
    } finally {
      connection.isSpeaking = false;
    }
  }

  return {
    close,
    async say(saying, signal) {
      const kept = connections.get(saying.sessionId);
      const fits =
        kept?.conversation.closed === false &&
        kept.platformId === saying.platformId &&
        kept.textOnly === saying.textOnly &&
        kept.heard === saying.heard;
      if (!fits) {
        return speak(await open(saying, signal), saying, signal);
      }
      try {
        return await speak(kept, saying, signal);
      } catch (error) {
        // The platform closed a connection that was kept open: that is no failure of this message.
        if (!kept.conversation.closed || signal.aborted) {
          throw error;
        }
        return speak(await open(saying, signal), saying, signal);
      }
    },
    async closeIdle() {
      const before = monotonicMs() - idleMs;
      for (const [sessionId, { usedMs, isSpeaking, conversation }] of connections) {
        if (!isSpeaking && (usedMs < before || conversation.closed)) {
          await close(sessionId);
        }
      }
    },
    async closeAll() {
      await Promise.all([...connections.keys()].map(close));
    },
  };
}
