import { describe, expect, it } from 'vitest';
import type { WritingRequest } from '../language-model.ts';
import { createOfflineLanguageModel } from './offline-language-model.ts';

const REQUEST: WritingRequest = {
  model: 'any',
  prompt: '',
  brief: { templateIds: [], speakers: { kind: 'solo', languages: [] }, minutes: null },
  document: { title: 'Eyes', text: 'Rest your eyes. Take the drops.' },
};
const NEVER = new AbortController().signal;

/** A model whose pauses end when the test says so. */
function modelOf() {
  const pauses: (() => void)[] = [];
  const model = createOfflineLanguageModel({
    sleep: () => new Promise((resolve) => pauses.push(resolve)),
  });
  const turn = async (): Promise<void> => {
    pauses.shift()?.();
    await new Promise(setImmediate);
  };
  return { model, pauses, turn };
}

describe('createOfflineLanguageModel', () => {
  it('writes one script at a time, and lets others in between', async () => {
    const { model, pauses, turn } = modelOf();
    const written: number[] = [];
    const all = [0, 1, 2].map((index) =>
      model.generate(REQUEST, NEVER).then(() => written.push(index)),
    );
    await new Promise(setImmediate);
    for (const count of [0, 1, 2]) {
      expect([written.length, pauses.length]).toEqual([count, 1]);
      await turn();
    }
    await Promise.all(all);
    expect(written).toEqual([0, 1, 2]);
  });

  it('writes for the next when one that waits is called off', async () => {
    const { model, turn } = modelOf();
    const leaving = new AbortController();
    const reason = new Error('the caller left');
    const left = expect(model.generate(REQUEST, leaving.signal)).rejects.toBe(reason);
    const stays = model.generate(REQUEST, NEVER);
    leaving.abort(reason);
    await new Promise(setImmediate);
    await turn();
    await left;
    await turn();
    expect((await stays).text).toContain('Rest your eyes.');
  });
});
