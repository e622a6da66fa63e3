import type { Session, SessionMessage } from '@elevendops/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createAgent } from '../__fixtures__/agents.ts';
import {
  createFakeApi,
  errorReply,
  type FakeApi,
  type FakeReply,
} from '../__fixtures__/fake-api.ts';
import { renderClient } from '../__fixtures__/render-client.tsx';

const voice = vi.hoisted(() => ({ startSession: vi.fn() }));
vi.mock('@elevenlabs/client', () => ({ Conversation: voice }));

const ID = '00000000-0000-4000-a000-000000000001';
const ADDRESS = `/patient/${ID}`;
const MESSAGE = `/api/patient/session/${ID}/message`;

interface Clinic {
  readonly api: FakeApi;
  readonly session: Session;
  readonly said: () => readonly unknown[];
  /** Answers a message instead of the agent; throwing is a broken connection. */
  onMessage: (text: string) => FakeReply | undefined;
  signedUrl: string;
}

function createClinic(change: Partial<Session> = {}): Clinic {
  const agent = createAgent({ name: 'Nurse Anna' });
  const session: Session = {
    session_id: ID,
    patient_id: 'P1',
    agent_id: agent.agent_id,
    created_at: '2026-05-10T12:00:00.000Z',
    ended_at: null,
    message_count: 0,
    messages: [],
    ...change,
  };
  const api = createFakeApi();
  const clinic: Clinic = {
    api,
    session,
    signedUrl: '',
    onMessage: () => undefined,
    said: () => api.requests.filter(({ path }) => path === MESSAGE).map(({ body }) => body),
  };
  api.intercept = ({ method, path, body }) => {
    if (path.startsWith('/api/agent')) {
      const list = { agents: [agent], total_count: 1, next_cursor: null };
      return { status: 200, body: path.includes(agent.agent_id) ? agent : list };
    }
    if (path === '/api/patient/session') {
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

const line = (role: SessionMessage['role'], content: string, second = 0): SessionMessage => ({
  role,
  content,
  timestamp: new Date(Date.UTC(2026, 4, 10, 12, 0, second)).toISOString(),
  failed: false,
});

function answer(session: Session, text: string) {
  const reply = line('agent', `About ${text}`, session.messages.length + 1);
  session.messages.push(line('patient', text, session.messages.length), reply);
  session.message_count = session.messages.length;
  return { response_text: reply.content, audio_data: null, timestamp: reply.timestamp };
}

async function ask(user: Awaited<ReturnType<typeof renderClient>>['user'], text: string) {
  await user.type(await screen.findByRole('textbox', { name: 'Your question' }), text);
  await user.click(screen.getByRole('button', { name: 'Send' }));
}

beforeEach(() => {
  voice.startSession.mockReset();
});

describe('where a patient starts', () => {
  it('checks the number, fills in a sample, and greets', async () => {
    const { api } = createClinic();
    const { user, router } = await renderClient(api, '/patient');
    const number = await screen.findByRole('textbox', { name: 'Your patient number' });
    await user.type(number, 'A-1');
    await user.click(screen.getByRole('button', { name: 'Start' }));
    expect(await screen.findByText(/only letters and digits/u)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Use a sample number' }));
    await user.click(screen.getByRole('button', { name: 'Start' }));
    expect(await screen.findByText('Hello, I am here.')).toBeDefined();
    expect(router.state.location.pathname).toBe(ADDRESS);
    const sent = api.requests.find(({ path }) => path === '/api/patient/session')?.body;
    expect(sent).toMatchObject({ patient_id: 'A123456789' });
  });

  it('says so when the agent of the link is gone', async () => {
    await renderClient(createClinic().api, '/patient?agent=gone');
    expect(await screen.findByText(/The agent of this link is no longer there/u)).toBeDefined();
  });
});

describe('a conversation', () => {
  it('shows what was said before a reload, as text', async () => {
    const messages = [line('patient', '<b>Hi</b>'), line('agent', '**Hello**', 1)];
    await renderClient(createClinic({ messages }).api, ADDRESS);
    const log = await screen.findByRole('log');
    expect(within(log).getByText('<b>Hi</b>')).toBeDefined();
    expect(within(log).getByText('**Hello**')).toBeDefined();
  });

  it('says in a sentence what went wrong, keeps the words and sends them again', async () => {
    const clinic = createClinic();
    clinic.onMessage = () => errorReply(502, 'UPSTREAM_ERROR');
    const { user } = await renderClient(clinic.api, ADDRESS);
    await ask(user, 'gout');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The agent cannot answer right now.');
    expect(alert.textContent).toContain('req-42');
    clinic.onMessage = () => undefined;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('About gout')).toBeDefined();
    expect(screen.getAllByText('gout')).toHaveLength(1);
  });

  it('gives the words back to be changed', async () => {
    const clinic = createClinic();
    clinic.onMessage = () => errorReply(422, 'VALIDATION_ERROR');
    const { user } = await renderClient(clinic.api, ADDRESS);
    await ask(user, 'gout');
    await user.click(await screen.findByRole('button', { name: 'Change it' }));
    expect(screen.getByRole('textbox', { name: 'Your question' })).toHaveProperty('value', 'gout');
  });

  it('does not ask again what was answered while the connection was lost', async () => {
    const clinic = createClinic();
    clinic.onMessage = (text) => {
      answer(clinic.session, text);
      throw new TypeError('Failed to fetch');
    };
    const { user } = await renderClient(clinic.api, ADDRESS);
    await ask(user, 'gout');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('It is sent again by itself.');
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('About gout')).toBeDefined();
    await waitFor(() => {
      expect(screen.queryByRole('alert')).toBeNull();
    });
    expect(clinic.said()).toHaveLength(1);
    expect(screen.getAllByText('gout')).toHaveLength(1);
  });

  it('asks for text alone when answers are not to be read aloud', async () => {
    const clinic = createClinic();
    const { user } = await renderClient(clinic.api, ADDRESS);
    await user.click(await screen.findByRole('button', { name: 'Read answers aloud' }));
    await ask(user, 'gout');
    await screen.findByText('About gout');
    expect(clinic.said()).toEqual([{ message: 'gout', chat_mode: true }]);
  });

  it('can be printed and begun again when it is over', async () => {
    const messages = [line('patient', 'gout'), line('agent', 'Drink.', 65)];
    const clinic = createClinic({ messages });
    const { user, router } = await renderClient(clinic.api, ADDRESS);
    await user.click(await screen.findByRole('button', { name: 'End' }));
    await user.click(await screen.findByRole('button', { name: 'End it' }));
    expect(await screen.findByRole('heading', { name: 'Thank you' })).toBeDefined();
    expect(screen.getByText('1 minute 5 seconds')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Print' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Start again' }));
    expect(router.state.location.pathname).toBe('/patient');
    expect(await screen.findByRole('textbox', { name: 'Your patient number' })).toHaveProperty(
      'value',
      'P1',
    );
  });
});

describe('talking by voice', () => {
  const start = async (clinic: Clinic) => {
    const { user } = await renderClient(clinic.api, '/patient');
    await user.click(await screen.findByRole('button', { name: 'Use a sample number' }));
    await user.click(screen.getByRole('button', { name: 'Start' }));
    await screen.findByText('Hello, I am here.');
    return user;
  };

  it('is not offered without a voice platform', async () => {
    await start(createClinic());
    expect(screen.queryByRole('button', { name: 'Talk by voice' })).toBeNull();
  });

  it('uses the address of the session, and shows what is said', async () => {
    const endSession = vi.fn(() => Promise.resolve());
    voice.startSession.mockImplementation((options: Record<string, (event: object) => void>) => {
      options['onConnect']?.({ conversationId: 'c' });
      options['onMessage']?.({ message: 'May I shower?', role: 'user' });
      options['onMessage']?.({ message: 'From tomorrow.', role: 'agent' });
      return Promise.resolve({ endSession });
    });
    const clinic = createClinic();
    clinic.signedUrl = 'wss://voice.example/talk?token=secret';
    const user = await start(clinic);
    await user.click(await screen.findByRole('button', { name: 'Talk by voice' }));
    expect(await screen.findByText('I am listening. Please speak.')).toBeDefined();
    expect(voice.startSession.mock.calls[0]?.[0]).toMatchObject({ signedUrl: clinic.signedUrl });
    const log = screen.getByRole('log');
    expect(within(log).getByText('May I shower?')).toBeDefined();
    expect(within(log).getByText('From tomorrow.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Stop talking' }));
    expect(endSession).toHaveBeenCalledOnce();
  });

  it('says what to do when the microphone is refused', async () => {
    voice.startSession.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    const clinic = createClinic();
    clinic.signedUrl = 'wss://voice.example/talk';
    const user = await start(clinic);
    await user.click(await screen.findByRole('button', { name: 'Talk by voice' }));
    expect(await screen.findByText(/The microphone is not allowed/u)).toBeDefined();
  });
});
