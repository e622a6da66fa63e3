import type { Session, SessionMessage } from '@elevendops/contract';
import { createAgent } from './agents.ts';
import { createFakeApi, type FakeApi, type FakeReply } from './fake-api.ts';

/** The session of every clinic. */
export const ID = '00000000-0000-4000-a000-000000000001';
/** Its address. */
export const ADDRESS = `/patient/${ID}`;
const MESSAGE = `/api/patient/session/${ID}/message`;

/** A practice with one agent and one session, and what happens in it. */
export interface Clinic {
  readonly api: FakeApi;
  readonly session: Session;
  readonly said: () => readonly unknown[];
  /** What was said by voice, as the server learns it at the end of a talk. */
  spoken: SessionMessage[];
  /** Answers a message instead of the agent; throwing is a broken connection. */
  onMessage: (text: string) => FakeReply | undefined;
  signedUrl: string;
}

/** Makes a {@link Clinic}. */
export function createClinic(change: Partial<Session> = {}): Clinic {
  const agent = createAgent({ name: 'Nurse Anna' });
  const session: Session = {
    session_id: ID,
    patient_id: 'P1',
    agent_id: agent.agent_id,
    created_at: '2026-05-10T12:00:00.000Z',
    ended_at: null,
    message_count: 0,
    messages: [],
    voice_available: false,
    voice_pending: false,
    ...change,
  };
  const api = createFakeApi();
  const clinic: Clinic = {
    api,
    session,
    signedUrl: '',
    spoken: [],
    onMessage: () => undefined,
    said: () => api.requests.filter(({ path }) => path === MESSAGE).map(({ body }) => body),
  };
  api.intercept = ({ method, path, body }) => {
    if (path.startsWith('/api/agent')) {
      const list = { agents: [agent], total_count: 1, next_cursor: null };
      return { status: 200, body: path.includes(agent.agent_id) ? agent : list };
    }
    if (path === '/api/patient/session') {
      session.voice_available = clinic.signedUrl !== '';
      const { patient_id, agent_id, created_at } = session;
      const greeting = 'Hello, I am here.';
      const created = { session_id: ID, patient_id, agent_id, created_at, greeting };
      return { status: 200, body: { ...created, signed_url: clinic.signedUrl } };
    }
    if (path === MESSAGE) {
      const text = (body as { readonly message: string }).message;
      const instead = clinic.onMessage(text);
      return instead ?? { status: 200, body: answer(session, text) };
    }
    if (path.startsWith('/api/patient/session/')) {
      if (path.endsWith('/voice')) {
        session.voice_pending = true;
        return { status: 200, body: { signed_url: clinic.signedUrl, user_id: ID } };
      }
      if (path.endsWith('/voice/end')) {
        session.messages.push(...clinic.spoken.splice(0));
        session.voice_pending = false;
        return { status: 200, body: session };
      }
      if (method === 'POST') {
        session.ended_at = '2026-05-10T12:02:05.000Z';
        const { session_id, patient_id, message_count } = session;
        const conversation_summary = { session_id, patient_id, duration: '65s', message_count };
        return { status: 200, body: { success: true, conversation_summary } };
      }
      return { status: 200, body: session };
    }
    return undefined;
  };
  return clinic;
}

/** A message of a session. */
export const line = (
  role: SessionMessage['role'],
  content: string,
  second = 0,
): SessionMessage => ({
  role,
  content,
  timestamp: new Date(Date.UTC(2026, 4, 10, 12, 0, second)).toISOString(),
  failed: false,
});

/** The agent's reply to a message, which the session has from then on. */
export function answer(session: Session, text: string) {
  const reply = line('agent', `About ${text}`, session.messages.length + 1);
  session.messages.push(line('patient', text, session.messages.length), reply);
  session.message_count = session.messages.length;
  return { response_text: reply.content, audio_data: null, timestamp: reply.timestamp };
}
