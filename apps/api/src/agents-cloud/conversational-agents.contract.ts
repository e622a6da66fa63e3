import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AgentDefinition,
  ConversationalAgents,
  PlatformAgent,
} from './conversational-agents.ts';
import type { KnowledgeBase } from './knowledge-base.ts';

/** Agents to test, with what they need, and how to leave nothing of it behind. */
export interface OpenedAgents {
  readonly agents: ConversationalAgents;
  readonly knowledgeBase: KnowledgeBase;
  /** Two voices that there are. */
  readonly voiceIds: readonly [string, string];
  readonly cleanup: () => Promise<void>;
}

const { signal: NEVER } = new AbortController();

/** Declares the tests that every adapter of {@link ConversationalAgents} passes. */
export function describeConversationalAgents(
  name: string,
  open: () => Promise<OpenedAgents>,
): void {
  describe(`${name} keeps the contract of ConversationalAgents`, () => {
    let opened: OpenedAgents;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.cleanup());

    const definitionOf = (more: Partial<AgentDefinition> = {}): AgentDefinition => ({
      name: '糖尿病 nurse',
      prompt: 'Answer from the documents alone.',
      firstMessage: 'Hello, how can I help?',
      languages: ['en'],
      voiceId: opened.voiceIds[0],
      knowledge: [],
      ...more,
    });
    const create = (more?: Partial<AgentDefinition>) =>
      opened.agents.create(definitionOf(more), NEVER);
    const get = async (platformId: string): Promise<PlatformAgent | null> => {
      const agent = await opened.agents.get(platformId, NEVER);
      return agent && shown(agent);
    };
    const upload = (name: string) =>
      opened.knowledgeBase.upload(
        { knowledgeId: randomUUID(), revision: 1, name, text: `About ${name}.` },
        NEVER,
      );

    it('tells an agent as it was made', async () => {
      const documentId = await upload('Diabetes');
      const knowledge = [{ documentId, name: 'Diabetes' }];
      const platformId = await create({ languages: ['zh-TW', 'en', 'ja'], knowledge });
      expect(await get(platformId)).toEqual({
        name: '糖尿病 nurse',
        prompt: 'Answer from the documents alone.',
        languages: ['zh-TW', 'en', 'ja'],
        voiceId: opened.voiceIds[0],
        knowledge,
      });
    });

    it('gives each agent an id of its own', async () => {
      expect(await create()).not.toBe(await create());
    });

    it('[bug 25] does not lose languages when they are read back and written again', async () => {
      const platformId = await create({ languages: ['zh-TW', 'zh', 'en'] });
      for (let round = 0; round < 3; round++) {
        const languages = (await get(platformId))?.languages ?? [];
        expect(new Set(languages)).toEqual(new Set(['zh-TW', 'zh', 'en']));
        expect(languages[0]).toBe('zh-TW');
        await opened.agents.update(platformId, { languages }, NEVER);
      }
    });

    it('changes what is given and keeps the rest', async () => {
      const documentId = await upload('Flu');
      const knowledge = [{ documentId, name: 'Flu' }];
      const platformId = await create({ languages: ['zh', 'en'], knowledge });
      const before = await get(platformId);
      await opened.agents.update(platformId, { name: 'Renamed' }, NEVER);
      expect(await get(platformId)).toEqual({ ...before, name: 'Renamed' });
      const [, voiceId] = opened.voiceIds;
      await opened.agents.update(platformId, { voiceId, prompt: 'Be brief.' }, NEVER);
      const changed = { ...before, name: 'Renamed', voiceId, prompt: 'Be brief.' };
      expect(await get(platformId)).toEqual(changed);
    });

    it('replaces a list as a whole', async () => {
      const [one, two] = [await upload('One'), await upload('Two')];
      const platformId = await create({
        languages: ['en', 'ja', 'ko'],
        knowledge: [{ documentId: one, name: 'One' }],
      });
      const knowledge = [{ documentId: two, name: 'Two' }];
      await opened.agents.update(platformId, { knowledge, languages: ['ko'] }, NEVER);
      expect(await get(platformId)).toMatchObject({ knowledge, languages: ['ko'] });
      await opened.agents.update(platformId, { knowledge: [] }, NEVER);
      expect(await get(platformId)).toMatchObject({ knowledge: [], languages: ['ko'] });
    });

    it('finds an agent by its reference', async () => {
      const reference = randomUUID();
      const platformId = await create({ reference });
      await create({ reference: randomUUID() });
      await opened.agents.update(platformId, { languages: ['zh-TW'] }, NEVER);
      expect(await opened.agents.find?.(reference, NEVER)).toEqual([platformId]);
      expect(await opened.agents.find?.(randomUUID(), NEVER)).toEqual([]);
    });

    it('removes an agent, and then again', async () => {
      const platformId = await create();
      await opened.agents.delete(platformId, NEVER);
      await opened.agents.delete(platformId, NEVER);
      expect(await get(platformId)).toBeNull();
    });

    it('rejects a change of an agent that is not there', async () => {
      const change = opened.agents.update('agent_that_never_was', { name: 'x' }, NEVER);
      await expect(change).rejects.toMatchObject({ code: 'ERR_UPSTREAM_REJECTED' });
      expect(await get('agent_that_never_was')).toBeNull();
    });
  });
}

/** What the port promises to tell, without what an adapter happens to add. */
function shown({ name, prompt, languages, voiceId, knowledge }: PlatformAgent): PlatformAgent {
  return { name, prompt, languages, voiceId, knowledge };
}
