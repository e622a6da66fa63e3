import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KnowledgeBase, KnowledgeUpload } from './knowledge-base.ts';

/** A knowledge base to test, and how to leave nothing of it behind. */
export interface OpenedKnowledgeBase {
  readonly knowledgeBase: KnowledgeBase;
  readonly cleanup: () => Promise<void>;
}

const { signal: NEVER } = new AbortController();

/** Declares the tests that every adapter of {@link KnowledgeBase} passes. */
export function describeKnowledgeBase(
  name: string,
  open: () => Promise<OpenedKnowledgeBase>,
): void {
  describe(`${name} keeps the contract of KnowledgeBase`, () => {
    let opened: OpenedKnowledgeBase;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.cleanup());

    const uploadOf = (more: Partial<KnowledgeUpload> = {}): KnowledgeUpload => ({
      knowledgeId: randomUUID(),
      revision: 1,
      name: '糖尿病_faq',
      text: '# 糖尿病\n\n每天量血糖。',
      ...more,
    });
    const upload = (given: KnowledgeUpload) => opened.knowledgeBase.upload(given, NEVER);
    const find = (knowledgeId: string) => opened.knowledgeBase.find?.(knowledgeId, NEVER);

    it('gives each upload an id of its own, also for the same text', async () => {
      const given = uploadOf();
      const ids = [await upload(given), await upload(uploadOf()), await upload(given)];
      expect(new Set(ids).size).toBe(3);
    });

    it('takes a long text in any script', async () => {
      expect(await upload(uploadOf({ text: '血糖 😀 glucose\n'.repeat(20_000) }))).not.toBe('');
    });

    it('takes a long name', async () => {
      expect(await upload(uploadOf({ name: '病'.repeat(300) }))).not.toBe('');
    });

    it('refuses a text without content, for good', async () => {
      await expect(upload(uploadOf({ text: ' \n\t' }))).rejects.toMatchObject({
        code: 'ERR_KNOWLEDGE_BASE',
        retryable: false,
      });
    });

    it('finds the uploads of a document and no others', async () => {
      const given = uploadOf();
      const first = await upload(given);
      const second = await upload({ ...given, revision: 2, name: 'Renamed' });
      await upload(uploadOf());
      const found = await find(given.knowledgeId);
      if (found !== undefined) {
        expect([...found].sort()).toEqual([first, second].sort());
        expect(await find(randomUUID())).toEqual([]);
      }
    });

    it('removes an upload, and then again', async () => {
      const given = uploadOf();
      const id = await upload(given);
      await opened.knowledgeBase.remove(id, NEVER);
      await opened.knowledgeBase.remove(id, NEVER);
      expect((await find(given.knowledgeId)) ?? []).toEqual([]);
    });
  });
}
