import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agentBench, type AgentBench } from './__fixtures__/agent-bench.ts';

let bench: AgentBench;
beforeEach(async () => {
  bench = await agentBench();
});
afterEach(() => bench.close());

const known = () => bench.cloud.knowledge();
const texts = () => [...bench.cloud.uploads.keys()].map((id) => id.split('-')[1]);
const HOUR_MS = 3_600_000;

/** Moves on until what was put off has happened. */
async function eventually(check: () => unknown, expected: unknown): Promise<void> {
  await expect
    .poll(() => {
      bench.advance(60_000);
      return check();
    })
    .toEqual(expected);
}

describe('the documents of an agent', () => {
  it('[bug 23] are attached when they finish syncing after the agent was made', async () => {
    const id = await bench.createDocument('one');
    await bench.createAgent([id, randomUUID(), 'no id at all']);
    expect(known()).toEqual([[]]);
    bench.work();
    await expect.poll(known).toEqual([['one']]);
  });

  it('are attached at once when they are synced already, in the order of the agent', async () => {
    bench.work();
    const [one, two] = [await bench.createDocument('one'), await bench.createDocument('two')];
    await expect.poll(() => texts().length).toBe(2);
    await expect
      .poll(async () => (await bench.documents.get(two))?.elevenlabs_document_id)
      .toBeTruthy();
    await bench.createAgent([two, one, two]);
    expect(known()).toEqual([['two', 'one']]);
  });

  it('[bug 22] are at no moment gone while a document is synced again', async () => {
    bench.work();
    const id = await bench.createDocument('old');
    await bench.createAgent([id]);
    await bench.createAgent([id]);
    await expect.poll(known).toEqual([['old'], ['old']]);
    const seen = new Set<string>();
    bench.cloud.onCall = () => {
      known().forEach((list) => seen.add(list.join()));
      return Promise.resolve();
    };
    await bench.knowledge.update(id, { raw_content: 'new' });
    await expect.poll(known).toEqual([['new'], ['new']]);
    await eventually(texts, ['new']);
    expect([...seen].sort()).toEqual(['new', 'old']);
    expect(bench.cloud.tornAway).toEqual([]);
  });

  it('[bug 22] are not taken away before it is noted that the agent has them', async () => {
    bench.work();
    const [first, second] = [
      await bench.createDocument('first'),
      await bench.createDocument('second'),
    ];
    await expect.poll(() => texts().length).toBe(2);
    const agentId = await bench.createAgent([second]);
    await expect.poll(async () => (await bench.repository.get(agentId))?.attach_due_at).toBeNull();
    // The platform has the list already, but the instance does not know it yet.
    const gate = Promise.withResolvers<undefined>();
    bench.cloud.onCall = (call) => (call === 'updated' ? gate.promise : Promise.resolve());
    await bench.agents.update(agentId, { knowledge_ids: [first, second] });
    await expect.poll(known).toEqual([['first', 'second']]);
    await bench.knowledge.delete(first);
    await expect
      .poll(
        async () => (await bench.documents.listRemovals(new Date('2999-01-01'), 10))[0]?.attempts,
      )
      .toBeGreaterThan(0);
    gate.resolve(undefined);
    await eventually(texts, ['second']);
    expect(bench.cloud.tornAway).toEqual([]);
  });

  it('are sent again when it is not known whether they arrived', async () => {
    bench.work();
    const id = await bench.createDocument('text');
    await expect.poll(() => texts()).toEqual(['text']);
    const agentId = await bench.createAgent([]);
    let answers = 0;
    bench.cloud.onCall = (call) =>
      call === 'updated' && (answers += 1) === 1
        ? Promise.reject(new Error('cut'))
        : Promise.resolve();
    await bench.agents.update(agentId, { knowledge_ids: [id] });
    await expect.poll(known).toEqual([['text']]);
    await bench.agents.update(agentId, { knowledge_ids: [] });
    await eventually(known, [[]]);
  });

  it('get the new name of a document', async () => {
    bench.work();
    const id = await bench.createDocument('text');
    await bench.createAgent([id]);
    await expect.poll(known).toEqual([['text']]);
    await bench.knowledge.update(id, { disease_name: 'Renamed' });
    await expect
      .poll(() => [...bench.cloud.agents.values()].map(({ knowledge }) => knowledge[0]?.name))
      .toEqual(['Renamed']);
  });

  it('[bug 22] go with a document that is deleted, here and on the platform', async () => {
    bench.work();
    const [gone, kept] = [await bench.createDocument('gone'), await bench.createDocument('kept')];
    const agentId = await bench.createAgent([gone, kept]);
    await expect.poll(known).toEqual([['gone', 'kept']]);
    await bench.knowledge.delete(gone);
    await expect.poll(known).toEqual([['kept']]);
    expect((await bench.agents.get(agentId)).knowledge_ids).toEqual([kept]);
    await eventually(texts, ['kept']);
    expect(bench.cloud.tornAway).toEqual([]);
  });

  it('follow the last change of the agent, also when it comes while they are attached', async () => {
    bench.work();
    const [one, two] = [await bench.createDocument('one'), await bench.createDocument('two')];
    await expect.poll(() => texts().length).toBe(2);
    const agentId = await bench.createAgent([]);
    const gate = Promise.withResolvers<undefined>();
    bench.cloud.onCall = (call) => (call === 'update' ? gate.promise : Promise.resolve());
    await bench.agents.update(agentId, { knowledge_ids: [one] });
    await expect.poll(() => bench.cloud.calls.at(-1)).toBe('update');
    await bench.agents.update(agentId, { knowledge_ids: [two] });
    gate.resolve(undefined);
    await expect.poll(known).toEqual([['two']]);
  });

  it('are attached in the end by a platform that refuses for a while', async () => {
    bench.work();
    let refusals = 0;
    bench.cloud.onCall = (call) =>
      call === 'update' && (refusals += 1) <= 3
        ? Promise.reject(new Error('CANARY at 10.0.0.1'))
        : Promise.resolve();
    await bench.createAgent([await bench.createDocument('text')]);
    await eventually(known, [['text']]);
    expect(refusals).toBeGreaterThan(3);
  });

  it('are attached by another instance when one dies in the middle', async () => {
    const id = await bench.createDocument('text');
    const agentId = await bench.createAgent([id]);
    // What a killed process leaves: a claim that nobody finishes.
    await bench.repository.change(agentId, (record) => ({
      ...record,
      attach_owner: 'dead',
      attach_due_at: new Date(Date.now() + HOUR_MS).toISOString(),
    }));
    bench.work();
    await expect.poll(() => texts()).toEqual(['text']);
    expect(known()).toEqual([[]]);
    bench.advance(2 * HOUR_MS);
    await expect.poll(known).toEqual([['text']]);
  });

  it('are attached once although several instances work', async () => {
    [1, 2, 3].forEach(() => bench.work());
    const id = await bench.createDocument('text');
    await Promise.all(Array.from({ length: 5 }, () => bench.createAgent([id])));
    await expect.poll(known).toEqual(Array.from({ length: 5 }, () => ['text']));
    expect(bench.cloud.calls.filter((call) => call === 'update').length).toBeLessThanOrEqual(5);
    expect(texts()).toEqual(['text']);
  });
});

describe('an agent on the platform without a record', () => {
  it('is removed when its record could not be stored', async () => {
    bench.work();
    bench.failNextCreate();
    await expect(bench.createAgent([])).rejects.toThrow('store away');
    await eventually(() => bench.cloud.agents.size, 0);
    expect((await bench.agents.list({ limit: 10, after: null })).total).toBe(0);
  });

  it('is found and removed when the instance died before it knew its id', async () => {
    bench.work();
    bench.cloud.onCall = (call) =>
      call === 'created' ? Promise.reject(new Error('died here')) : Promise.resolve();
    await expect(bench.createAgent([])).rejects.toThrow('died here');
    expect(bench.cloud.agents.size).toBe(1);
    bench.cloud.onCall = () => Promise.resolve();
    await eventually(() => bench.cloud.agents.size, 0);
  });

  it('is never one that has a record', async () => {
    bench.work();
    const agentId = await bench.createAgent([]);
    const removal = { agentId, platformId: null, due_at: new Date(0).toISOString(), attempts: 0 };
    await bench.repository.addRemoval(removal);
    bench.advance(HOUR_MS);
    const farFuture = new Date('2999-01-01');
    await expect.poll(() => bench.repository.listRemovals(farFuture, 10)).toEqual([]);
    expect(bench.cloud.agents.size).toBe(1);
  });

  it('is removed in the end by a platform that refuses for a while', async () => {
    bench.work();
    const agentId = await bench.createAgent([]);
    let refusals = 0;
    bench.cloud.onCall = (call) =>
      call === 'delete' && (refusals += 1) <= 3
        ? Promise.reject(new Error('down'))
        : Promise.resolve();
    await bench.agents.delete(agentId);
    await eventually(() => bench.cloud.agents.size, 0);
    expect(refusals).toBe(4);
  });
});

describe('changes of one agent', () => {
  it('leave the platform and the record the same when they come together', async () => {
    const agentId = await bench.createAgent([]);
    await Promise.all(
      ['A', 'B', 'C'].map((name) => bench.agents.update(agentId, { name }).catch(() => undefined)),
    );
    const [onPlatform] = bench.cloud.agents.values();
    expect((await bench.agents.get(agentId)).name).toBe(onPlatform?.name);
  });
});
