import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ADDRESS, createClinic, ID, line, type Clinic } from '../../__fixtures__/clinic.ts';
import { errorReply } from '../../__fixtures__/fake-api.ts';
import { renderClient } from '../../__fixtures__/render-client.tsx';

const platform = vi.hoisted(() => ({ startSession: vi.fn() }));
vi.mock('@elevenlabs/client', () => ({ Conversation: platform }));

type Handlers = Record<string, (event: object) => void>;

/** The talk that is open on the platform. */
const talk = {
  handlers: {} as Handlers,
  options: {} as Readonly<Record<string, unknown>>,
  endSession: vi.fn(() => Promise.resolve()),
  setMicMuted: vi.fn(),
  sendUserMessage: vi.fn(),
  sendContextualUpdate: vi.fn(),
};
const microphone = vi.fn<() => Promise<unknown>>();

beforeEach(() => {
  vi.clearAllMocks();
  platform.startSession.mockImplementation((options: Handlers) => {
    talk.handlers = options;
    talk.options = options;
    return Promise.resolve(talk);
  });
  microphone.mockResolvedValue({ getTracks: () => [{ stop: () => undefined }] });
  vi.stubGlobal('AudioWorkletNode', vi.fn());
  Object.assign(navigator, { mediaDevices: { getUserMedia: microphone } });
});
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'mediaDevices');
});

const button = (name: string) => screen.findByRole('button', { name });

async function open(change: Parameters<typeof createClinic>[0] = {}) {
  const clinic = createClinic({ voice_available: true, ...change });
  clinic.signedUrl = 'wss://voice.example/talk?token=secret';
  const { user } = await renderClient(clinic.api, ADDRESS);
  return { clinic, user };
}

async function talking(clinic: Clinic, user: Awaited<ReturnType<typeof open>>['user']) {
  await user.click(await button('Talk by voice'));
  await screen.findByText('I am listening. Please speak.');
  return clinic;
}

describe('talking by voice', () => {
  it('is not offered without a voice platform', async () => {
    await open({ voice_available: false });
    await button('Send');
    expect(screen.queryByRole('button', { name: 'Talk by voice' })).toBeNull();
  });

  it('shows what is said, and then what the session has of it, each once', async () => {
    const { clinic, user } = await open();
    await talking(clinic, user);
    expect(talk.options).toMatchObject({ signedUrl: clinic.signedUrl, userId: ID });
    talk.handlers['onMessage']?.({ message: 'May I shower?', role: 'user' });
    talk.handlers['onMessage']?.({ message: 'From tomorrow.', role: 'agent' });
    talk.handlers['onModeChange']?.({ mode: 'speaking' });
    expect(await screen.findByText('The agent is speaking.')).toBeDefined();
    const log = screen.getByRole('log');
    expect(await within(log).findByText('From tomorrow.')).toBeDefined();
    clinic.spoken = [line('patient', 'May I shower?'), line('agent', 'From tomorrow.', 1)];
    await user.click(await button('Stop talking'));
    expect(talk.endSession).toHaveBeenCalledOnce();
    await waitFor(() => {
      expect(clinic.session.voice_pending).toBe(false);
    });
    expect(within(log).getAllByText('May I shower?')).toHaveLength(1);
    expect(within(log).getAllByText('From tomorrow.')).toHaveLength(1);
  });

  it('does not miss that the agent begins to speak while it connects', async () => {
    platform.startSession.mockImplementation((options: Handlers) => {
      options['onModeChange']?.({ mode: 'speaking' });
      return Promise.resolve(talk);
    });
    const { user } = await open();
    await user.click(await button('Talk by voice'));
    expect(await screen.findByText('The agent is speaking.')).toBeDefined();
  });

  it('tells the agent what was written before, and takes what is typed into the talk', async () => {
    const messages = [line('patient', 'Drops?'), line('agent', 'Four times a day.', 1)];
    const { clinic, user } = await open({ messages, message_count: 2 });
    await talking(clinic, user);
    expect(talk.options).toMatchObject({ overrides: { agent: { firstMessage: '' } } });
    expect(talk.sendContextualUpdate.mock.calls[0]?.[0]).toContain('Four times a day.');
    await user.type(screen.getByRole('textbox', { name: 'Your question' }), 'And at night?');
    await user.click(await button('Send'));
    expect(talk.sendUserMessage).toHaveBeenCalledWith('And at night?');
    expect(within(screen.getByRole('log')).getByText('And at night?')).toBeDefined();
    expect(clinic.said()).toEqual([]);
  });

  it('switches the microphone off and on', async () => {
    const { clinic, user } = await open();
    await talking(clinic, user);
    await user.click(await button('Microphone off'));
    expect(talk.setMicMuted).toHaveBeenLastCalledWith(true);
    expect(screen.getByText(/The agent cannot hear you/u)).toBeDefined();
    await user.click(await button('Microphone on'));
    expect(talk.setMicMuted).toHaveBeenLastCalledWith(false);
  });

  it.each([
    ['NotAllowedError', /The microphone is not allowed/u],
    ['NotFoundError', /No microphone was found/u],
    ['NotReadableError', /Another program is using the microphone/u],
  ])('says what to do when the microphone gives %s, and begins nothing', async (name, text) => {
    microphone.mockRejectedValue(new DOMException('no', name));
    const { clinic, user } = await open();
    await user.click(await button('Talk by voice'));
    expect((await screen.findByRole('alert')).textContent).toMatch(text);
    expect(clinic.session.voice_pending).toBe(false);
  });

  it('says so where the browser cannot', async () => {
    Reflect.deleteProperty(navigator, 'mediaDevices');
    const { user } = await open();
    await user.click(await button('Talk by voice'));
    expect(await screen.findByText(/This browser cannot talk by voice/u)).toBeDefined();
  });

  it.each([
    ['error', /The connection was lost/u],
    ['agent', /The agent has ended the talk/u],
  ])('says how it ended (%s), keeps what was said, and can begin again', async (reason, text) => {
    const { clinic, user } = await open();
    await talking(clinic, user);
    talk.handlers['onMessage']?.({ message: 'May I shower?', role: 'user' });
    clinic.spoken = [line('patient', 'May I shower?')];
    talk.handlers['onDisconnect']?.({ reason });
    expect(await screen.findByText(text)).toBeDefined();
    expect(screen.getAllByText('May I shower?')).toHaveLength(1);
    await talking(clinic, user);
    expect(platform.startSession).toHaveBeenCalledTimes(2);
  });

  it('tells when our own server or the platform refuses', async () => {
    const { clinic, user } = await open();
    const { intercept } = clinic.api;
    clinic.api.intercept = (request) =>
      request.path.endsWith('/voice') ? errorReply(429, 'RATE_LIMITED') : intercept(request);
    await user.click(await button('Talk by voice'));
    expect(await screen.findByText(/There is a lot going on right now/u)).toBeDefined();
    clinic.api.intercept = intercept;
    platform.startSession.mockRejectedValueOnce(new Error('closed'));
    await user.click(await button('Talk by voice'));
    expect(await screen.findByText(/Talking by voice does not work right now/u)).toBeDefined();
  });

  it('hangs up when the patient ends the conversation', async () => {
    const { clinic, user } = await open();
    await talking(clinic, user);
    await user.click(await button('End'));
    await user.click(await button('End it'));
    expect(await screen.findByRole('heading', { name: 'Thank you' })).toBeDefined();
    expect(talk.endSession).toHaveBeenCalledOnce();
  });
});
