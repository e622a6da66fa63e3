import { knowledgeDocumentSchema } from '@elevendops/contract';
import type { Page } from 'playwright-core';
import { knowledgeClient } from './knowledge-client.ts';
import { STUDIO_WORDS } from './studio-words.ts';

const GUIDE = `# Gout 痛風

Gout is caused by uric acid crystals in a joint. The joint is red, hot and very painful.
痛風由關節中的尿酸結晶引起，關節會紅、腫、熱、痛。

## Treatment

- Take the tablets every day, also when nothing hurts.
- Drink plenty of water. 多喝水，少喝酒。

## Warning signs

Call us at once when you have a fever or cannot move the joint.
`;

/** Adds a document to speak about, and gives its id. */
export async function addGuide(url: string, name: string): Promise<string> {
  const reply = await knowledgeClient(url).create({ disease_name: name, raw_content: GUIDE });
  return knowledgeDocumentSchema.parse(await reply.json()).knowledge_id;
}

/** Opens the step of the script, in English, for a document. */
export async function openScript(page: Page, name: string): Promise<void> {
  await page.goto('/studio');
  await page.getByRole('radio', { name: new RegExp(name) }).check();
  await page.getByRole('button', { name: STUDIO_WORDS['en-GB'].toScript }).click();
}
