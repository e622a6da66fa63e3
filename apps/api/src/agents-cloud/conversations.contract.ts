import { parseBuffer } from 'music-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgentDefinition, ConversationalAgents } from './conversational-agents.ts';
import type { ConversationOpening, Conversations, OpenConversation } from './conversations.ts';

/** Conversations to test, with the agents that they are held with, and how to leave nothing behind. */
export interface OpenedConversations {
  readonly conversations: Conversations;
  readonly agents: ConversationalAgents;
  readonly voiceId: string;
  readonly cleanup: () => Promise<void>;
}

const { signal: NEVER } = new AbortController();

/** Declares the tests that every adapter of {@link Conversations} passes. */
export function describeConversations(
  name: string,
  open: () => Promise<OpenedConversations>,
): void {
  describe(`${name} keeps the contract of Conversations`, () => {
    let opened: OpenedConversations;
    let platformId: string;
    const held: OpenConversation[] = [];
    beforeAll(async () => {
      opened = await open();
      const definition: AgentDefinition = {
        name: 'Nurse',
        prompt: 'Answer from the documents alone.',
        firstMessage: 'Hello, how can I help?',
        languages: ['zh-TW', 'en'],
        voiceId: opened.voiceId,
        knowledge: [],
      };
      platformId = await opened.agents.create(definition, NEVER);
    });
    afterAll(async () => {
      await Promise.all(held.map((conversation) => conversation.close()));
      await opened.cleanup();
    });

    async function begin(more: Partial<ConversationOpening> = {}): Promise<OpenConversation> {
      const opening = { platformId, language: 'zh-TW', textOnly: true, history: [], ...more };
      const conversation = await opened.conversations.open(opening, NEVER);
      held.push(conversation);
      return conversation;
    }

    it('greets in a new conversation, and answers what is said', async () => {
      const conversation = await begin();
      expect(conversation.greeting).toBe('Hello, how can I help?');
      expect(conversation.closed).toBe(false);
      const reply = await conversation.say('多久量一次血糖？', NEVER);
      expect(reply.text.trim()).not.toBe('');
      expect(reply.audio).toBeNull();
    });

    it('does not greet again in a conversation that goes on', async () => {
      const history = [
        { role: 'agent', content: 'Hello, how can I help?' },
        { role: 'patient', content: 'What is diabetes?' },
        { role: 'agent', content: 'A disease.' },
      ] as const;
      const conversation = await begin({ history });
      expect(conversation.greeting).toBeNull();
      expect((await conversation.say('And then?', NEVER)).text).not.toBe('');
    });

    it('[bug 7] answers with sound that plays, unless only text is wanted', async () => {
      const conversation = await begin({ textOnly: false, language: 'en' });
      const { text, audio } = await conversation.say('How often?', NEVER);
      expect(text).not.toBe('');
      if (audio !== null) {
        expect(['audio/mpeg', 'audio/wav']).toContain(audio.contentType);
        const { format } = await parseBuffer(
          audio.bytes,
          { mimeType: audio.contentType },
          { duration: true },
        );
        expect(format.duration).toBeGreaterThan(0);
      }
    });

    it('answers in order when several things are said at once', async () => {
      const conversation = await begin();
      const replies = await Promise.all(
        ['One?', 'Two?', 'Three?'].map((message) => conversation.say(message, NEVER)),
      );
      expect(replies.every(({ text }) => text !== '')).toBe(true);
    });

    it('[bug 6] holds many conversations at a time', async () => {
      const conversations = await Promise.all(Array.from({ length: 20 }, () => begin()));
      const replies = await Promise.all(
        conversations.map((conversation) => conversation.say('How often?', NEVER)),
      );
      expect(replies.every(({ text }) => text !== '')).toBe(true);
    });

    it('is closed after it was closed, which it may be twice', async () => {
      const conversation = await begin();
      await conversation.close();
      await conversation.close();
      expect(conversation.closed).toBe(true);
    });

    it('gives a URL to talk with exactly where there is such a voice, and knows no talk of strangers', async () => {
      const { conversations } = opened;
      const url = await conversations.signedUrl(platformId, NEVER);
      expect(url !== '').toBe(conversations.hasVoice);
      await begin();
      const query = { platformId, userId: 'nobody', known: [] };
      expect(await conversations.talks(query, NEVER)).toEqual([]);
    });

    it('does not open one with an agent that is not there', async () => {
      const unknown = begin({ platformId: 'agent_that_never_was' });
      await expect(unknown).rejects.toMatchObject({ name: 'UpstreamError', failure: 'rejected' });
    });
  });
}
