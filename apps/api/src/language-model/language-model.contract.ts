import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LanguageModel, Writing, WritingRequest } from './language-model.ts';

/** A language model under test. */
export interface ModelUnderTest {
  readonly languageModel: LanguageModel;
  close(): Promise<void>;
}

const REQUEST: WritingRequest = {
  model: 'gemini-2.5-flash',
  prompt: 'Write it.',
  document: {
    title: 'Flu 流感',
    text: '# Flu\nThe flu is a disease of the nose and the throat. Rest and drink.\n## Care\nStay at home.',
  },
  brief: { templateIds: ['faq'], speakers: { kind: 'solo', languages: [] }, minutes: null },
};

const never = new AbortController().signal;

async function read(
  pieces: AsyncGenerator<string, Writing, void>,
): Promise<Writing & { text: string; count: number }> {
  let text = '';
  for (let count = 0; ; count += 1) {
    const next = await pieces.next();
    if (next.done === true) {
      return { ...next.value, text, count };
    }
    expect(next.value).not.toBe('');
    text += next.value;
  }
}

/** What every {@link LanguageModel} does. */
export function describeLanguageModel(name: string, open: () => Promise<ModelUnderTest>): void {
  describe(`${name}, as a LanguageModel`, () => {
    let under: ModelUnderTest;
    beforeAll(async () => {
      under = await open();
    });
    afterAll(() => under.close());

    it('writes the same text at once and piece by piece, and says who wrote it', async () => {
      const { count, ...streamed } = await read(under.languageModel.stream(REQUEST, never));
      const generated = await under.languageModel.generate(REQUEST, never);
      expect(generated).toEqual(streamed);
      expect(count).toBeGreaterThan(3);
      expect(generated.text.trim()).not.toBe('');
      expect(generated.model).not.toBe('');
      expect(generated.text.isWellFormed()).toBe(true);
    });

    it('rejects with the reason once the signal aborts: before, and in the middle', async () => {
      const reason = new Error('enough');
      const before = AbortSignal.abort(reason);
      await expect((async () => under.languageModel.generate(REQUEST, before))()).rejects.toBe(
        reason,
      );
      await expect(read(under.languageModel.stream(REQUEST, before))).rejects.toBe(reason);
      const later = new AbortController();
      const pieces = under.languageModel.stream(REQUEST, later.signal);
      await pieces.next();
      later.abort(reason);
      await expect(read(pieces)).rejects.toBe(reason);
    });

    it('can be left early, and used again', async () => {
      for await (const piece of under.languageModel.stream(REQUEST, never)) {
        expect(piece).not.toBe('');
        break;
      }
      expect((await read(under.languageModel.stream(REQUEST, never))).text).not.toBe('');
    });
  });
}
