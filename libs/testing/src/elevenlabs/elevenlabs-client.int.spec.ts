import { once } from 'node:events';
import { Conversation } from '@elevenlabs/client';
import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startElevenLabs, type ElevenLabsStandIn } from './stand-in.ts';

let standIn: ElevenLabsStandIn;
let client: ElevenLabsClient;
beforeAll(async () => {
  standIn = await startElevenLabs();
  client = new ElevenLabsClient({ apiKey: standIn.apiKey, baseUrl: standIn.url, maxRetries: 0 });
});
afterAll(() => standIn.close());

const EVENTS = ['agent_response', 'agent_chat_response_part', 'agent_response_complete'] as const;

/** Makes an agent, and gives a signed URL of it. */
async function signedUrl(conversation: object = { clientEvents: EVENTS }): Promise<string> {
  const { agentId } = await client.conversationalAi.agents.create({
    conversationConfig: { agent: { firstMessage: 'Welcome.' }, conversation },
    platformSettings: {
      auth: { enableAuth: true },
      overrides: { conversationConfigOverride: { conversation: { textOnly: true } } },
    },
  });
  return (await client.conversationalAi.conversations.getSignedUrl({ agentId })).signedUrl;
}

/** What was said to a text conversation, as it comes. */
function inbox() {
  const messages: string[] = [];
  const waiting = new Set<() => void>();
  return {
    messages,
    add(message: string) {
      messages.push(message);
      waiting.forEach((check) => {
        check();
      });
    },
    until: (text: string) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (messages.includes(text)) {
            resolve();
          }
        };
        waiting.add(check);
        check();
      }),
  };
}

describe('the official conversation client, against the stand-in', () => {
  it('holds a text conversation: greeting, answers, pings, and its transcript afterwards', async () => {
    // The stand-in closes when the next ping is due and this one was not answered.
    standIn.manners.pingEveryMs = 250;
    const box = inbox();
    const parts: string[] = [];
    const pings: number[] = [];
    const conversation = await Conversation.startSession({
      signedUrl: await signedUrl(),
      connectionType: 'websocket',
      textOnly: true,
      onMessage: ({ message }) => {
        box.add(message);
      },
      onAgentChatResponsePart: ({ text }) => parts.push(text),
      onPing: () => pings.push(1),
    });
    await box.until('Welcome.');
    conversation.sendUserMessage('糖尿病?');
    await box.until('You said: 糖尿病?');
    expect(parts.join('')).toContain('You said: 糖尿病?');
    while (pings.length < 4) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(conversation.isOpen()).toBe(true);
    const id = conversation.getId();
    await conversation.endSession();

    const record = await client.conversationalAi.conversations.get(id);
    expect(record.transcript.map(({ role, message }) => [role, message])).toEqual([
      ['agent', 'Welcome.'],
      ['user', '糖尿病?'],
      ['agent', 'You said: 糖尿病?'],
    ]);
    const listed = await client.conversationalAi.conversations.list({ agentId: record.agentId });
    expect(listed.conversations.map(({ conversationId }) => conversationId)).toEqual([id]);
    standIn.manners.pingEveryMs = 2_000;
  });

  it('learns why it was not let in', async () => {
    const url = (await signedUrl()).replace(
      /conversation_signature=.+/,
      'conversation_signature=x',
    );
    await expect(
      Conversation.startSession({ signedUrl: url, connectionType: 'websocket', textOnly: true }),
    ).rejects.toMatchObject({ closeCode: 1008 });
  });

  it('may not override what the agent does not allow', async () => {
    const start = Conversation.startSession({
      signedUrl: await signedUrl(),
      connectionType: 'websocket',
      textOnly: true,
      overrides: { agent: { firstMessage: 'Other' } },
    });
    await expect(start).rejects.toMatchObject({
      closeCode: 1008,
      closeReason: "Override for field 'first_message' is not allowed by config.",
    });
  });

  it('is told by the agent that the conversation is over', async () => {
    const ended = new Promise<unknown>((resolve) => {
      void signedUrl().then((url) =>
        Conversation.startSession({
          signedUrl: url,
          connectionType: 'websocket',
          textOnly: true,
          onConnect: () => undefined,
          onDisconnect: resolve,
          onMessage: ({ message }) => {
            if (message === 'Welcome.') {
              standIn.manners.answer = () => ({ text: 'Goodbye.', close: 1000 });
            }
          },
        }).then((conversation) => {
          setTimeout(() => {
            conversation.sendUserMessage('bye');
          }, 100);
        }),
      );
    });
    expect(await ended).toMatchObject({ reason: 'agent' });
    standIn.manners.answer = (message) => `You said: ${message}`;
  });
});

describe('a client that does not keep to the protocol', () => {
  it('is not let in without the sub-protocol', async () => {
    const socket = new WebSocket(await signedUrl(), ['other']);
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toMatch(/subprotocol/);
  });

  it('is cut off when it does not begin as it must, or answers no pings', async () => {
    const closeCode = async (first: object) => {
      const socket = new WebSocket(await signedUrl(), ['convai']);
      await once(socket, 'open');
      socket.send(JSON.stringify(first));
      const [code] = (await once(socket, 'close')) as [number];
      return code;
    };
    standIn.manners.pingEveryMs = 60;
    expect(await closeCode({ type: 'user_message', text: 'hi' })).toBe(1008);
    expect(await closeCode({ type: 'conversation_initiation_client_data' })).toBe(1011);
    standIn.manners.pingEveryMs = 2_000;
  });
});
