import type { Locator, Page } from 'playwright-core';
import type { Words } from './words.ts';

/** A file that is not on a disk. */
export interface FileBytes {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** What a doctor does on the Knowledge page, by what is written on it. */
export interface KnowledgePage {
  open(): Promise<void>;
  /** Adds a document from a file: the path of one of this machine, or its bytes. */
  uploadFile(file: string | FileBytes, name: string): Promise<void>;
  /** Adds a document from pasted text. */
  paste(name: string, text: string): Promise<void>;
  /** The entry of a document: a row of the table, or a card on a phone. */
  entry(name: string): Locator;
  /** Waits until the document's entry shows a status. */
  shows(name: string, status: string): Promise<void>;
  /** Deletes a document and confirms it. */
  remove(name: string): Promise<void>;
}

/** Drives the Knowledge page in the language of the words. */
export function knowledgePage(page: Page, words: Words): KnowledgePage {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const entry = (name: string): Locator =>
    page
      .locator('tr, li, article')
      .filter({ has: page.getByRole('button', { name: words.remove(name), exact: true }) });
  const openForm = async (): Promise<void> => {
    await page.getByRole('link', { name: words.add }).first().click();
    await page.getByRole('dialog').waitFor();
  };
  return {
    entry,
    async open() {
      await page.goto('/knowledge');
      await page.getByRole('heading', { name: words.knowledge, level: 1 }).waitFor();
    },
    async uploadFile(file, name) {
      await openForm();
      await page.getByLabel(words.chooseFile).setInputFiles(file);
      await page.getByRole('textbox', { name: words.name }).fill(name);
      await button(words.upload).click();
    },
    async paste(name, text) {
      await openForm();
      await page.getByText(words.pasteText, { exact: true }).click();
      await page.getByRole('textbox', { name: words.name }).fill(name);
      await page.getByRole('textbox', { name: words.text, exact: true }).fill(text);
      await button(words.savePasted).click();
    },
    async shows(name, status) {
      await entry(name).getByText(status, { exact: true }).first().waitFor();
    },
    async remove(name) {
      await button(words.remove(name)).click();
      await button(words.confirmRemove).click();
      await entry(name).waitFor({ state: 'detached' });
    },
  };
}
