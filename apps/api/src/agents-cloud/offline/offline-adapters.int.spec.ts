import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { temporaryFolder } from '@elevendops/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestLogger } from '../../__fixtures__/test-logger.ts';
import {
  openSqliteDocumentStore,
  withIndexCheck,
  type DocumentStore,
} from '../../documents/index.ts';
import type { SpeechRequest, SpeechSynthesis } from '../../speech/speech.ts';
import { UpstreamError } from '../../upstream/index.ts';
import type { ConversationalAgents } from '../conversational-agents.ts';
import type { KnowledgeBase } from '../knowledge-base.ts';
import { createOfflineAgents } from './offline-agents.ts';
import { createOfflineConversations } from './offline-conversations.ts';
import {
  createOfflineKnowledgeBase,
  OFFLINE_INDEXES,
  readOfflineUpload,
} from './offline-knowledge-base.ts';

const { signal } = new AbortController();

let store: DocumentStore;
let knowledgeBase: KnowledgeBase;
let agents: ConversationalAgents;
let close: () => Promise<void>;
beforeAll(async () => {
  const folder = await temporaryFolder();
  const path = join(folder.path, 'documents.sqlite');
  const opened = await openSqliteDocumentStore({ path, indexes: OFFLINE_INDEXES });
  store = withIndexCheck(opened, OFFLINE_INDEXES);
  knowledgeBase = createOfflineKnowledgeBase(store);
  agents = createOfflineAgents(store, randomUUID);
  close = async () => {
    await store.close();
    await folder.remove();
  };
});
afterAll(() => close());

const upload = (text: string, knowledgeId: string = randomUUID()) =>
  knowledgeBase.upload({ knowledgeId, revision: 1, name: 'Flu_faq', text }, signal);

const definition = (changes: object = {}) => ({
  name: 'Nurse',
  prompt: 'p',
  firstMessage: 'Welcome.',
  languages: ['en'],
  voiceId: 'voice-1',
  knowledge: [],
  ...changes,
});

describe('createOfflineKnowledgeBase', () => {
  it('keeps a text of any length as it is, and forgets it when it is removed', async () => {
    const text = '糖尿病💊\r\n'.repeat(50_000);
    const id = await upload(text);
    expect(await readOfflineUpload(store, id)).toBe(text);
    await knowledgeBase.remove(id, signal);
    expect(await readOfflineUpload(store, id)).toBeNull();
    await knowledgeBase.remove(id, signal);
  });

  it('finds the uploads of a document', async () => {
    const knowledgeId = randomUUID();
    const ids = [await upload('one', knowledgeId), await upload('two', knowledgeId)];
    await upload('other');
    expect([...((await knowledgeBase.find?.(knowledgeId, signal)) ?? [])].sort()).toEqual(
      ids.sort(),
    );
  });

  it('refuses a text without any words', async () => {
    await expect(upload(' \n')).rejects.toMatchObject({ retryable: false });
  });
});

describe('createOfflineAgents', () => {
  it('changes what is given and keeps the rest', async () => {
    const id = await agents.create(definition(), signal);
    const knowledge = [{ documentId: 'd', name: 'Flu' }];
    await agents.update(id, { name: 'Doctor', knowledge }, signal);
    expect(await agents.get(id, signal)).toMatchObject({
      ...definition({ name: 'Doctor', knowledge }),
    });
  });

  it('makes one agent for a reference, and finds it by that', async () => {
    const reference = randomUUID();
    const ids = [
      await agents.create(definition({ reference }), signal),
      await agents.create(definition({ reference }), signal),
    ];
    expect(new Set(ids).size).toBe(1);
    expect(await agents.find?.(reference, signal)).toEqual([ids[0]]);
    await agents.delete(ids[0] ?? '', signal);
    expect(await agents.find?.(reference, signal)).toEqual([]);
    await agents.delete(ids[0] ?? '', signal);
  });

  it('says that an agent is not there', async () => {
    expect(await agents.get('nobody', signal)).toBeNull();
    await expect(agents.update('nobody', {}, signal)).rejects.toMatchObject({
      failure: 'rejected',
    });
  });
});

/** A voice that remembers what it read. */
class FakeSpeech implements SpeechSynthesis {
  readonly maxCharacters = 20;
  readonly requests: SpeechRequest[] = [];
  synthesize = (request: SpeechRequest): Promise<Uint8Array> => {
    this.requests.push(request);
    return Promise.resolve(Buffer.from(`<${request.text}>`));
  };
}

describe('createOfflineConversations', () => {
  const log: string[] = [];
  const pauses: number[] = [];
  const conversations = (speech: SpeechSynthesis | null) =>
    createOfflineConversations({
      store,
      speech,
      logger: createTestLogger(log),
      sleep: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)),
    });

  async function open(speech: SpeechSynthesis | null, textOnly: boolean) {
    const documentId = await upload(
      '# Rest\nStay in bed for three days. Drink a lot of tea in bed.',
    );
    const knowledge = [{ documentId, name: 'Flu' }];
    const platformId = await agents.create(definition({ knowledge }), signal);
    const opening = { platformId, language: 'en', textOnly, history: [] };
    return { platformId, conversation: await conversations(speech).open(opening, signal) };
  }

  it('lets others have a turn while it reads a long document, which it does once', async () => {
    const filler = Array.from({ length: 1_200 }, (_, index) => `Room ${String(index)} is quiet.`);
    const documentId = await upload(`# Rest\nStay in bed for three days.\n${filler.join('\n')}`);
    const knowledge = [{ documentId, name: 'Flu' }];
    const platformId = await agents.create(definition({ knowledge }), signal);
    const opening = { platformId, language: 'en', textOnly: true, history: [] };
    const conversation = await conversations(null).open(opening, signal);
    pauses.length = 0;
    for (const asked of ['How long do I stay in bed?', 'How long in bed?']) {
      expect((await conversation.say(asked, signal)).text).toContain('three days');
    }
    expect(pauses).toEqual([0, 0]);
  });

  it('greets, and answers from what the agent has now', async () => {
    const { platformId, conversation } = await open(null, true);
    expect(conversation.greeting).toBe('Welcome.');
    const asked = 'How long do I stay in bed?';
    expect((await conversation.say(asked, signal)).text).toContain('Stay in bed for three days.');
    await agents.update(platformId, { knowledge: [] }, signal);
    expect((await conversation.say(asked, signal)).text).toContain('do not have any documents');
    await conversation.close();
    expect(conversation.closed).toBe(true);
  });

  it('reads a spoken reply aloud in parts that the voice can take, without the source', async () => {
    const speech = new FakeSpeech();
    const { conversation } = await open(speech, false);
    const { text, audio } = await conversation.say('How long do I stay in bed?', signal);
    expect(text).toContain('(Source: Flu, “Rest”)');
    expect(audio?.contentType).toBe('audio/mpeg');
    expect(speech.requests.every((request) => request.text.length <= 20)).toBe(true);
    expect(speech.requests[0]).toMatchObject({ voiceId: 'voice-1', languageCode: 'en' });
    const read = speech.requests.map((request) => request.text).join('');
    expect(read).toMatch(/^Stay in bed for three days\./);
    expect(read).not.toContain('Source');
    expect(Buffer.from(audio?.bytes ?? []).toString()).toBe(
      speech.requests.map((request) => `<${request.text}>`).join(''),
    );
  });

  it('is text alone when it shall be, and when there is no voice: then it says so once in the log', async () => {
    const speech = new FakeSpeech();
    const silent = await open(speech, true);
    expect((await silent.conversation.say('Hello', signal)).audio).toBeNull();
    expect(speech.requests).toEqual([]);
    speech.synthesize = () =>
      Promise.reject(
        new UpstreamError('Not installed.', {
          service: 'the offline voice',
          failure: 'not-installed',
        }),
      );
    const broken = await open(speech, false);
    for (const message of ['Hello', 'Thanks']) {
      expect(await broken.conversation.say(message, signal)).toMatchObject({ audio: null });
    }
    expect(log.filter((line) => line.includes('there is no voice'))).toHaveLength(1);
  });

  it('does not take the end of a call for a missing voice', async () => {
    const ending = new AbortController();
    const speech = new FakeSpeech();
    speech.synthesize = () => {
      ending.abort(new Error('ended'));
      return Promise.reject(new Error('aborted'));
    };
    const { conversation } = await open(speech, false);
    await expect(conversation.say('Hello', ending.signal)).rejects.toThrow('ended');
  });

  it('tells of an agent that is gone', async () => {
    const opening = { platformId: 'nobody', language: 'en', textOnly: true, history: [] };
    await expect(conversations(null).open(opening, signal)).rejects.toBeInstanceOf(UpstreamError);
    const { platformId, conversation } = await open(null, true);
    await agents.delete(platformId, signal);
    await expect(conversation.say('Hello', signal)).rejects.toBeInstanceOf(UpstreamError);
    expect(conversation.closed).toBe(true);
  });

  it('[bug 28] gives no URL, because there is nothing to dial', async () => {
    expect(await conversations(null).signedUrl('any', signal)).toBe('');
  });
});
