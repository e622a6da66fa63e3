import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import type { KnowledgeBase } from '../knowledge-base.ts';
import {
  startElevenLabsWorld,
  type ElevenLabsWorld,
} from '../../upstream/elevenlabs/__fixtures__/elevenlabs-world.ts';
import { createElevenLabsAgents, createElevenLabsKnowledgeBase } from './index.ts';

const { signal: NEVER } = new AbortController();
const UPLOAD_ROUTE = 'POST /v1/convai/knowledge-base/file';

let world: ElevenLabsWorld;
let knowledgeBase: KnowledgeBase;
beforeAll(async () => {
  world = await startElevenLabsWorld();
  knowledgeBase = createElevenLabsKnowledgeBase(world.client);
});
beforeEach(() => {
  world.standIn.world.documents.clear();
  world.standIn.heal();
});
afterAll(() => world.close());

const given = (revision = 1) => ({
  knowledgeId: randomUUID(),
  revision,
  name: '糖尿病',
  text: '# A',
});
const documents = () => [...world.standIn.world.documents.values()];

describe('an upload to ElevenLabs', () => {
  it('holds the text to the letter, under a name that people understand', async () => {
    const upload = { ...given(), text: '# 糖尿病\n\n每天😀\r\n' };
    const id = await knowledgeBase.upload(upload, NEVER);
    expect(documents()).toEqual([
      expect.objectContaining({
        id,
        text: upload.text,
        type: 'file',
        name: expect.stringContaining('糖尿病'),
      }),
    ]);
  });

  it.each(['reset', 'cut', 'malformed'] as const)(
    'whose outcome is unknown (%s) is not sent again by itself, and leaves nothing once it is',
    async (kind) => {
      const upload = given();
      world.standIn.fail(UPLOAD_ROUTE, { kind });
      await expect(knowledgeBase.upload(upload, NEVER)).rejects.toMatchObject({ retryable: true });
      expect(documents()).toHaveLength(1);
      const id = await knowledgeBase.upload(upload, NEVER);
      expect(documents().map((document) => document.id)).toEqual([id]);
    },
  );

  it('leaves other revisions and other documents alone', async () => {
    const upload = given(1);
    const others = [
      await knowledgeBase.upload({ ...upload, revision: 11 }, NEVER),
      await knowledgeBase.upload(given(), NEVER),
    ];
    const id = await knowledgeBase.upload(upload, NEVER);
    const again = await knowledgeBase.upload(upload, NEVER);
    const left = documents().map((document) => document.id);
    expect(left.sort()).toEqual([...others, again].sort());
    expect(left).not.toContain(id);
  });

  it('does not remove what an agent uses', async () => {
    const upload = given();
    const used = await knowledgeBase.upload(upload, NEVER);
    const agents = createElevenLabsAgents(world.client);
    const platformId = await agents.create(
      {
        name: 'A',
        prompt: 'p',
        firstMessage: 'f',
        languages: ['en'],
        voiceId: 'voice-lin',
        knowledge: [{ documentId: used, name: 'n' }],
      },
      NEVER,
    );
    await knowledgeBase.upload(upload, NEVER);
    expect(documents().map((document) => document.id)).toContain(used);
    await knowledgeBase.remove(used, NEVER);
    expect((await agents.get(platformId, NEVER))?.knowledge).toEqual([]);
  });

  it('finds uploads on all pages', async () => {
    const upload = given();
    for (let revision = 1; revision <= 101; revision++) {
      const id = randomUUID();
      const name = `${upload.knowledgeId} r${String(revision)} x`;
      world.standIn.world.documents.set(id, { id, name, type: 'file', text: 'x', createdAt: 0 });
    }
    expect(await knowledgeBase.find?.(upload.knowledgeId, NEVER)).toHaveLength(101);
  });

  it.each([
    [401, false],
    [422, false],
    [429, true],
    [500, true],
  ])(
    'that is answered with %d says for whom, and whether to try again',
    async (status, retryable) => {
      world.standIn.fail(UPLOAD_ROUTE, { kind: 'status', status }, Infinity);
      const error: unknown = await knowledgeBase
        .upload(given(), NEVER)
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'ERR_KNOWLEDGE_BASE', retryable });
      expect((error as Error).message).toMatch(/^ElevenLabs .+\.$/);
      expect(documents()).toEqual([]);
    },
  );

  it('is tried again by itself when the service is only busy', async () => {
    world.standIn.fail(UPLOAD_ROUTE, { kind: 'status', status: 429 }, 2);
    await knowledgeBase.upload(given(), NEVER);
    expect(documents()).toHaveLength(1);
  });

  it('rejects with the reason of the caller who leaves', async () => {
    const reason = new Error('stopping');
    const abort = AbortSignal.abort(reason);
    await expect(knowledgeBase.upload(given(), abort)).rejects.toBe(reason);
    await expect(knowledgeBase.remove('x', abort)).rejects.toBe(reason);
  });
});
