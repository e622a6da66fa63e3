import { CONVERSATION_ROUTE } from '@elevendops/testing';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import type { ConversationOpening, OpenConversation } from '../conversations.ts';
import {
  startElevenLabsWorld,
  type ElevenLabsWorld,
} from '../../upstream/elevenlabs/__fixtures__/elevenlabs-world.ts';
import { holdConversation, type ConversationTimes } from './conversation.ts';
import { createElevenLabsAgents, createElevenLabsConversations } from './index.ts';

const { signal: NEVER } = new AbortController();

let world: ElevenLabsWorld;
let platformId: string;
const held: OpenConversation[] = [];
beforeAll(async () => {
  world = await startElevenLabsWorld();
  platformId = await createElevenLabsAgents(world.client).create(
    {
      name: 'Nurse',
      prompt: 'p',
      firstMessage: 'Welcome.',
      languages: ['zh-TW', 'en'],
      voiceId: 'voice-lin',
      knowledge: [],
    },
    NEVER,
  );
});
beforeEach(() => {
  world.standIn.heal();
  Object.assign(world.standIn.manners, {
    answer: (message: string) => `You said: ${message}`,
    greetingDelayMs: 5,
    pingEveryMs: 2_000,
  });
});
afterAll(async () => {
  await Promise.all(held.map((conversation) => conversation.close()));
  await world.close();
});

const conversations = (times: ConversationTimes = {}) =>
  createElevenLabsConversations({
    client: world.client,
    apiUrl: world.standIn.url,
    sleep: world.sleep,
    ...times,
  });

async function begin(
  more: Partial<ConversationOpening> = {},
  times?: ConversationTimes,
): Promise<OpenConversation> {
  const opening = { platformId, language: 'zh-TW', textOnly: true, history: [], ...more };
  const conversation = await conversations(times).open(opening, NEVER);
  held.push(conversation);
  return conversation;
}

/** What the platform got from the newest conversation. */
const received = () => world.standIn.world.conversations.at(-1)?.received ?? [];

describe('a conversation with ElevenLabs', () => {
  it('begins in the language of the agent, and says what it was asked to say', async () => {
    const conversation = await begin();
    await conversation.say('多久量一次？', NEVER);
    expect(received()[0]).toEqual({
      type: 'conversation_initiation_client_data',
      conversation_config_override: {
        agent: { language: 'zh' },
        conversation: { text_only: true },
      },
    });
    expect(received()).toContainEqual({ type: 'user_message', text: '多久量一次？' });
  });

  it('misses nothing that comes in the same tick as the first frame', async () => {
    world.standIn.manners.greetingDelayMs = 0;
    const conversation = await begin();
    expect(conversation.greeting).toBe('Welcome.');
    expect((await conversation.say('a', NEVER)).text).toBe('You said: a');
    expect(received()).toContainEqual({ type: 'pong', event_id: 1 });
  });

  it('answers pings as long as it lasts', async () => {
    // The platform closes when the next ping is due and this one was not answered.
    world.standIn.manners.pingEveryMs = 250;
    const conversation = await begin();
    while (received().filter(({ type }) => type === 'pong').length < 4) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(conversation.closed).toBe(false);
    expect((await conversation.say('a', NEVER)).text).toBe('You said: a');
  });

  it('gives a long answer whole, with its paragraphs', async () => {
    const text = Array.from({ length: 30 }, (_, i) => `Paragraph ${String(i)}: **bold** 題`).join(
      '\n\n',
    );
    world.standIn.manners.answer = () => text;
    const conversation = await begin();
    expect((await conversation.say('a', NEVER)).text).toBe(text);
    world.standIn.manners.answer = () => 'Short.';
    expect((await conversation.say('b', NEVER)).text).toBe('Short.');
  });

  it('[bug 7] gives all the sound of an answer, without that of the greeting', async () => {
    const conversation = await begin({ textOnly: false });
    expect(conversation.greeting).toBe('Welcome.');
    world.standIn.manners.answer = () => 'x'.repeat(100);
    const { audio } = await conversation.say('a', NEVER);
    expect(audio?.contentType).toBe('audio/wav');
    expect(audio?.bytes.length).toBe(44 + 24 * 0.25 * 32_000);
  });

  it('tells that a tool is not there, and takes what the agent says then', async () => {
    world.standIn.manners.answer = () => ({ toolCall: 'book_a_visit', text: 'I cannot book.' });
    const conversation = await begin();
    expect((await conversation.say('Book!', NEVER)).text).toBe('I cannot book.');
    expect(received()).toContainEqual(
      expect.objectContaining({ type: 'client_tool_result', is_error: true }),
    );
  });

  it('says what the agent turned out to have said', async () => {
    world.standIn.manners.answer = () => ({ text: 'One. Two.', correction: 'One...' });
    const conversation = await begin({ textOnly: false });
    expect((await conversation.say('a', NEVER)).text).toBe('One...');
  });

  it('goes on over a new connection with what was said before', async () => {
    const conversation = await begin({
      history: [
        { role: 'patient', content: 'What is diabetes?' },
        { role: 'agent', content: 'A disease.' },
      ],
    });
    expect(conversation.greeting).toBeNull();
    expect((await conversation.say('And then?', NEVER)).text).toBe('You said: And then?');
    const [first, ...rest] = received();
    expect(first).toMatchObject({
      conversation_config_override: { agent: { first_message: '' } },
    });
    const update = rest.find(({ type }) => type === 'contextual_update');
    expect(update?.['text']).toContain('Patient: What is diabetes?\nYou: A disease.');
  });

  it.each([true, false])(
    'understands an agent that was made elsewhere: no pieces, no sign of completion (text only: %s)',
    async (textOnly) => {
      const agent = world.standIn.world.agents.get(platformId);
      const config = agent?.conversation_config ?? {};
      if (agent !== undefined) {
        agent.conversation_config = { ...config, conversation: {} };
      }
      world.standIn.manners.answer = () => 'One.\n\nTwo.';
      const conversation = await begin({ textOnly });
      expect(conversation.greeting).toBe('Welcome.');
      const { text, audio } = await conversation.say('a', NEVER);
      expect(text).toBe('One.\n\nTwo.');
      expect(audio === null).toBe(textOnly);
      if (agent !== undefined) {
        agent.conversation_config = config;
      }
    },
  );

  it('has no greeting when the agent says nothing first', async () => {
    const silent = await createElevenLabsAgents(world.client).create(
      {
        name: 'S',
        prompt: 'p',
        firstMessage: '',
        languages: ['en'],
        voiceId: 'voice-lin',
        knowledge: [],
      },
      NEVER,
    );
    const conversation = await begin({ platformId: silent }, { greetingMs: 50 });
    expect(conversation.greeting).toBeNull();
    expect((await conversation.say('a', NEVER)).text).toBe('You said: a');
  });

  it('[bug 6] waits for nobody else: a silent agent holds up no other patient', async () => {
    world.standIn.manners.answer = (message) =>
      message === 'silent' ? { silent: true } : { text: message, delayMs: 20 };
    const silent = await begin();
    let isWaiting = true;
    const silence = silent.say('silent', NEVER).catch((error: unknown) => {
      isWaiting = false;
      return error;
    });
    const others = await Promise.all(Array.from({ length: 20 }, () => begin()));
    const replies = await Promise.all(others.map((other, i) => other.say(`m${String(i)}`, NEVER)));
    expect(replies.map(({ text }) => text)).toEqual(others.map((_, i) => `m${String(i)}`));
    expect(isWaiting).toBe(true);
    await silent.close();
    expect(await silence).toMatchObject({ name: 'UpstreamError' });
  });

  it('is closed when an answer does not come in time: a late one must not answer the next question', async () => {
    world.standIn.manners.answer = () => ({ text: 'late', delayMs: 200 });
    const conversation = await begin({}, { replyMs: 60 });
    await expect(conversation.say('a', NEVER)).rejects.toMatchObject({
      failure: 'timeout',
      retryable: true,
    });
    expect(conversation.closed).toBe(true);
    await expect(conversation.say('b', NEVER)).rejects.toMatchObject({ name: 'UpstreamError' });
  });

  it('ends with the reason of the patient who leaves in the middle', async () => {
    const leaving = new AbortController();
    const reason = new Error('left');
    world.standIn.manners.answer = () => {
      leaving.abort(reason);
      return { silent: true };
    };
    const conversation = await begin();
    await expect(conversation.say('a', leaving.signal)).rejects.toBe(reason);
    expect(conversation.closed).toBe(true);
  });

  it('is not harmed by what was given up before it was said', async () => {
    const conversation = await begin();
    const reason = new Error('left');
    await expect(conversation.say('a', AbortSignal.abort(reason))).rejects.toBe(reason);
    expect((await conversation.say('b', NEVER)).text).toBe('You said: b');
  });

  it('is closed when nobody says anything for long', async () => {
    const conversation = await begin({}, { idleMs: 60 });
    const record = world.standIn.world.conversations.at(-1);
    while (record?.closeCode === null) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(record?.closeCode).toBe(1000);
    expect(conversation.closed).toBe(true);
  });

  it('gives the last answer although the agent then ends the conversation', async () => {
    world.standIn.manners.answer = () => ({ text: 'Goodbye.', close: 1000 });
    const conversation = await begin();
    expect((await conversation.say('bye', NEVER)).text).toBe('Goodbye.');
    while (!conversation.closed) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await expect(conversation.say('hello?', NEVER)).rejects.toMatchObject({ retryable: true });
  });

  it.each([
    [1000, 'error'],
    [1001, 'unreachable'],
    [1008, 'auth'],
    [1011, 'error'],
    [1013, 'rate-limit'],
    [3000, 'auth'],
  ])('that is closed with %d before the answer fails as %s', async (close, failure) => {
    world.standIn.manners.answer = () => ({ close });
    const conversation = await begin();
    await expect(conversation.say('a', NEVER)).rejects.toMatchObject({ failure });
    expect(conversation.closed).toBe(true);
  });

  it.each([
    ['no JSON', '<html>', 'error'],
    ['no frame', '[]', 'error'],
    ['a frame of another shape', '{"type":"agent_response"}', 'error'],
    ['an error', '{"type":"error","error_event":{"code":1008}}', 'auth'],
  ])('in which the platform sends %s fails', async (_kind, frame, failure) => {
    world.standIn.manners.answer = () => ({ frames: [frame] });
    const conversation = await begin();
    await expect(conversation.say('a', NEVER)).rejects.toMatchObject({ failure });
    expect(conversation.closed).toBe(true);
  });

  it('takes frames that it does not know for nothing', async () => {
    const frames = [{ type: 'vad_score', vad_score_event: { vad_score: 1 } }, { type: 'new' }];
    world.standIn.manners.answer = () => ({ frames, text: 'ok' });
    expect((await (await begin()).say('a', NEVER)).text).toBe('ok');
  });

  it.each([
    [401, 'auth'],
    [403, 'auth'],
    [429, 'rate-limit'],
    [503, 'error'],
  ])('whose connection is refused with %d fails as %s', async (status, failure) => {
    world.standIn.fail(CONVERSATION_ROUTE, { kind: 'status', status });
    await expect(begin()).rejects.toMatchObject({ failure, status });
  });

  it.each([
    ['cut', { kind: 'reset' }, 'unreachable'],
    ['never answered', { kind: 'silent' }, 'timeout'],
  ] as const)('whose connection is %s fails', async (_how, fault, failure) => {
    world.standIn.fail(CONVERSATION_ROUTE, fault);
    const times = fault.kind === 'silent' ? { openMs: 100 } : {};
    await expect(begin({}, times)).rejects.toMatchObject({ failure });
  });

  it('cannot be opened by an agent that does not allow it', async () => {
    const agent = world.standIn.world.agents.get(platformId);
    const settings = agent?.platform_settings ?? {};
    if (agent !== undefined) {
      agent.platform_settings = { auth: { enable_auth: true } };
    }
    await expect(begin()).rejects.toMatchObject({ failure: 'auth' });
    if (agent !== undefined) {
      agent.platform_settings = settings;
    }
  });
});

describe('the signed URL', () => {
  it('is given as it is', async () => {
    const url = await conversations().signedUrl(platformId, NEVER);
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1.+conversation_signature=/);
  });

  it('is refused where it is not encrypted although the service is', async () => {
    const encrypted = createElevenLabsConversations({
      client: world.client,
      apiUrl: 'https://api.elevenlabs.io',
      sleep: world.sleep,
    });
    await expect(encrypted.signedUrl(platformId, NEVER)).rejects.toMatchObject({
      failure: 'error',
    });
  });
});

describe('a platform that sends without end', () => {
  it('is left', async () => {
    const server = new WebSocketServer({
      port: 0,
      host: '127.0.0.1',
      handleProtocols: () => 'convai',
    });
    await once(server, 'listening');
    const left = new Promise<number>((resolve) => {
      server.on('connection', (socket: WebSocket) => {
        socket.on('close', resolve);
        socket.send('x'.repeat(9 * 1024 * 1024));
      });
    });
    const url = `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const opening = { platformId: 'a', language: 'en', textOnly: true, history: [] };
    await expect(
      holdConversation(url, opening, { sleep: world.sleep, signal: NEVER }),
    ).rejects.toMatchObject({ failure: 'error' });
    expect(await left).toBe(1009);
    server.close();
  });
});
