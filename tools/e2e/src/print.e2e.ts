import { knowledgeDocumentSchema } from '@elevendops/contract';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { screenshot } from './browser.ts';
import { useStage } from './stage.ts';
import { STOCKED, stockPractice, type StockedPractice } from './stocked-practice.ts';
import { openScript } from './studio-page.ts';
import { STUDIO_WORDS } from './studio-words.ts';

const words = STUDIO_WORDS['en-GB'];
const stage = useStage();
let practice: StockedPractice;

stage.prepare(async () => {
  practice = await stockPractice(stage.system);
});

/** The words on the paper, read by the server, which reads PDFs for a living. */
async function printed(page: Page, name: string): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  await screenshot(page, `print-${name}`);
  const form = new FormData();
  const paper = await page.pdf({ format: 'A4' });
  form.set('file', new Blob([new Uint8Array(paper)], { type: 'application/pdf' }), `${name}.pdf`);
  form.set('disease_name', name);
  const reply = await fetch(`${stage.system.url}/api/knowledge/upload`, {
    method: 'POST',
    body: form,
  });
  return knowledgeDocumentSchema.parse(await reply.json()).raw_content.replaceAll(/\s+/gu, ' ');
}

describe('what is printed', () => {
  it('of a recording, is its script with the title and nothing else', async () => {
    await stage.visit({}, async (page) => {
      await page.goto('/studio/library');
      await page.getByRole('button', { name: words.scriptOf(STOCKED.recording) }).click();
      await page.getByRole('dialog').waitFor();
      const paper = await printed(page, 'script');
      expect(paper).toContain(STOCKED.recording);
      expect(paper).toContain('Wear the shield at night.');
      expect(paper).not.toMatch(/Dashboard|Library|Print/);
    });
  });

  it('of a script that is being edited, is all of it', async () => {
    const lines = Array.from({ length: 120 }, (_, line) => `Sentence number ${String(line)}.`);
    await stage.visit({}, async (page) => {
      await openScript(page, STOCKED.document);
      await page.getByText('One speaker', { exact: true }).click();
      await page.getByRole('button', { name: 'Write it myself' }).click();
      await page.getByRole('textbox', { name: words.script, exact: true }).fill(lines.join('\n'));
      const paper = await printed(page, 'draft');
      expect(lines.filter((line) => !paper.includes(line))).toEqual([]);
      expect(paper).not.toMatch(/Dashboard|Continue to the voices/);
    });
  });

  it('of a conversation, is the transcript without the page around it', async () => {
    await stage.visit({}, async (page) => {
      await page.goto(`/insights/${practice.conversationId}`);
      await page.getByText('What is the capital of Peru?').first().waitFor();
      const paper = await printed(page, 'transcript');
      expect(paper).toContain('What is the capital of Peru?');
      expect(paper).toContain('I have severe chest pain. What now?');
      expect(paper).toContain(STOCKED.patient);
      expect(paper).not.toMatch(/Dashboard|Mark as reviewed|All conversations/);
    });
  });
});
