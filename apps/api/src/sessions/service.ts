import type {
  CreateSession,
  MessageReply,
  SendMessage,
  Session,
  SessionCreated,
  SessionEnded,
  SessionVoice,
} from '@elevendops/contract';
import type { AgentRecord } from '../agents/agent-record.ts';
import { greetingOf } from '../agents/greetings.ts';
import { UnknownAgentError } from '../agents/unknown-agent-error.ts';
import type { AgentReply, Conversations } from '../agents-cloud/conversations.ts';
import { startDeadline, UpstreamError, type Sleep } from '../upstream/index.ts';
import type { CollectTalks } from './collect-talks.ts';
import type { ConnectionPool } from './connection-pool.ts';
import type { KeptSound, ReplySounds } from './reply-audio.ts';
import type { SessionRepository } from './repository.ts';
import { SessionBusyError, SessionEndedError, UnknownSessionError } from './session-errors.ts';
import type { SessionQueue } from './session-queue.ts';
import { toSession, type SessionRecord } from './session-record.ts';
import type { SettleSession } from './settle-session.ts';
import { assertOpen, durationSeconds, IDLE_MS, type BegunTurn } from './turn.ts';

/** What the use cases need. */
export interface SessionServiceOptions {
  readonly repository: SessionRepository;
  readonly agents: { get(agentId: string): Promise<AgentRecord | null> };
  readonly conversations: Conversations;
  readonly pool: ConnectionPool;
  readonly queue: SessionQueue;
  readonly sounds: ReplySounds;
  readonly collectTalks: CollectTalks;
  readonly settle: SettleSession;
  /** Whether a browser may talk to the agents by voice; in a demonstration it may not. */
  readonly hasVoice: boolean;
  readonly now: () => Date;
  readonly createId: () => string;
  readonly sleep: Sleep;
  /** Aborts when the process begins to stop, with what to tell those who wait for an answer. */
  readonly stopping: AbortSignal;
  /** How long the agent may take for one answer. @default 40000 */
  readonly answerMs?: number;
  /** How long a message waits while another instance has the turn. @default 45000 */
  readonly turnWaitMs?: number;
}

/** The use cases of a patient's session. */
export interface SessionService {
  /** @throws UnknownAgentError, UpstreamError */
  start(input: CreateSession): Promise<SessionCreated>;
  /** @throws UnknownSessionError */
  get(sessionId: string): Promise<Session>;
  /** @throws UnknownSessionError, UnknownAgentError, SessionEndedError, SessionBusyError, UpstreamError */
  say(sessionId: string, input: SendMessage): Promise<MessageReply>;
  /** @throws UnknownSessionError, UnknownAgentError, SessionEndedError, UpstreamError */
  beginVoice(sessionId: string): Promise<SessionVoice>;
  /** Takes over what was said by voice. @throws UnknownSessionError, UpstreamError */
  endVoice(sessionId: string): Promise<Session>;
  /** @throws UnknownSessionError */
  end(sessionId: string): Promise<SessionEnded>;
}

const TURN_POLL_MS = 250;

/** Makes a {@link SessionService}. */
export function createSessionService(options: SessionServiceOptions): SessionService {
  const { repository, conversations, pool, queue, sounds, settle, now, createId, sleep } = options;
  const { stopping, answerMs = 40_000, turnWaitMs = 45_000 } = options;
  const answering = new Map<string, AbortController>();

  async function agentOf(agentId: string): Promise<AgentRecord> {
    const agent = await options.agents.get(agentId);
    if (agent === null) {
      throw new UnknownAgentError();
    }
    return agent;
  }

  async function existing(sessionId: string): Promise<SessionRecord> {
    const session = await repository.get(sessionId);
    if (session === null) {
      throw new UnknownSessionError();
    }
    return session;
  }

  /** Waits until no other instance has the turn. */
  async function beginTurn(sessionId: string, owner: string, content: string): Promise<BegunTurn> {
    for (let waitedMs = 0; waitedMs <= turnWaitMs; waitedMs += TURN_POLL_MS) {
      const begun = await repository.beginTurn(sessionId, { owner, content, now: now() });
      if (begun !== null) {
        return begun;
      }
      await sleep(TURN_POLL_MS, stopping);
      stopping.throwIfAborted();
    }
    throw new SessionBusyError();
  }

  /** The agent's answer, or why there is none. */
  async function ask(
    agent: AgentRecord,
    { session, message }: BegunTurn,
    textOnly: boolean,
  ): Promise<AgentReply> {
    const sessionId = session.session_id;
    const ending = new AbortController();
    const deadline = startDeadline(answerMs, sleep);
    answering.set(sessionId, ending);
    try {
      return await pool.say(
        {
          sessionId,
          platformId: agent.elevenlabs_agent_id,
          language: agent.languages[0] ?? 'en',
          textOnly,
          message: message.content,
          heard: message.sequence,
          history: async () => (await repository.messages(sessionId)).slice(0, message.sequence),
        },
        AbortSignal.any([ending.signal, deadline.signal, stopping]),
      );
    } catch (error) {
      stopping.throwIfAborted();
      if (deadline.signal.aborted) {
        throw new UpstreamError('The voice agent did not answer in time. Try again.', {
          service: 'ElevenLabs',
          failure: 'timeout',
          cause: error,
        });
      }
      throw error;
    } finally {
      deadline.clear();
      answering.delete(sessionId);
    }
  }

  async function takeTurn(sessionId: string, input: SendMessage): Promise<MessageReply> {
    const owner = createId();
    const { agent_id: agentId } = await existing(sessionId);
    const agent = await agentOf(agentId);
    const begun = await beginTurn(sessionId, owner, input.message);
    let sound: KeptSound | null = null;
    try {
      const { text, audio } = await ask(agent, begun, input.chat_mode);
      const sequence = begun.message.sequence + 1;
      sound = audio && (await sounds.keep(sessionId, sequence, audio));
      const reply = { owner, content: text, sound, now: now() };
      const { timestamp } = await repository.finishTurn(sessionId, reply);
      return {
        response_text: text,
        audio_data: audio && Buffer.from(audio.bytes).toString('base64'),
        timestamp,
      };
    } catch (error) {
      // What this connection has heard is not what is stored.
      await pool.close(sessionId);
      if (sound !== null) {
        await sounds.discard(sound.key);
      }
      const session = await repository.failTurn(sessionId, owner).catch(() => null);
      throw session?.ended_at ? new SessionEndedError() : error;
    }
  }

  async function signedUrlOf(agent: AgentRecord, signal: AbortSignal): Promise<string> {
    return options.hasVoice ? conversations.signedUrl(agent.elevenlabs_agent_id, signal) : '';
  }

  async function shown(session: SessionRecord): Promise<Session> {
    const messages = await repository.messages(session.session_id);
    return toSession(session, messages, options.hasVoice);
  }

  return {
    async start({ patient_id, agent_id }) {
      const agent = await agentOf(agent_id);
      const { signal } = new AbortController();
      const signedUrl = await signedUrlOf(agent, signal);
      const createdAt = now();
      const session: SessionRecord = {
        session_id: createId(),
        patient_id,
        agent_id: agent.agent_id,
        agent_name: agent.name,
        created_at: createdAt.toISOString(),
        ended_at: null,
        message_count: 0,
        first_message_at: null,
        last_message_at: null,
        turn_owner: null,
        turn_until: null,
        settle_due_at: new Date(createdAt.getTime() + IDLE_MS).toISOString(),
      };
      await repository.create(session);
      return {
        session_id: session.session_id,
        patient_id,
        agent_id: agent.agent_id,
        signed_url: signedUrl,
        created_at: session.created_at,
        greeting: greetingOf(agent.languages),
      };
    },
    get: async (sessionId) => shown(await existing(sessionId)),
    async beginVoice(sessionId) {
      const session = await existing(sessionId);
      assertOpen(session);
      const agent = await agentOf(session.agent_id);
      const signedUrl = await signedUrlOf(agent, new AbortController().signal);
      if (signedUrl !== '') {
        await repository.beginVoice(sessionId, agent.elevenlabs_agent_id, now());
      }
      return { signed_url: signedUrl, user_id: sessionId };
    },
    async endVoice(sessionId) {
      const session = await existing(sessionId);
      return shown(await (session.ended_at === null ? options.collectTalks : settle)(session));
    },
    say: (sessionId, input) => queue.run(sessionId, () => takeTurn(sessionId, input)),
    async end(sessionId) {
      const ended = await repository.end(sessionId, now());
      answering.get(sessionId)?.abort();
      await pool.close(sessionId);
      const session = await settle(ended);
      return {
        success: true,
        conversation_summary: {
          session_id: sessionId,
          patient_id: session.patient_id,
          duration: `${String(durationSeconds(session))}s`,
          message_count: session.message_count,
        },
      };
    },
  };
}
