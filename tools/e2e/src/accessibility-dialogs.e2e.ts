import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { overflowOf, violationsOn } from './accessibility.ts';
import { AGENT_WORDS, PATIENT_WORDS } from './agent-words.ts';
import { screenshot } from './browser.ts';
import { useStage } from './stage.ts';
import { STOCKED, stockPractice, type StockedPractice } from './stocked-practice.ts';
import { STUDIO_WORDS } from './studio-words.ts';
import { WORDS } from './words.ts';

const stage = useStage();
let practice: StockedPractice;

stage.prepare(async () => {
  practice = await stockPractice(stage.system);
});

describe.each([
  ['en-GB', 'light'],
  ['zh-TW', 'dark'],
] as const)('in %s, %s, no accessibility violation', (language, scheme) => {
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  /** Opens something on a page, and looks at it, then on a phone. */
  async function look(name: string, path: string, open: (page: Page) => Promise<void>) {
    await stage.visit({ language, scheme }, async (page) => {
      await page.goto(path);
      await open(page);
      await screenshot(page, `open-${name}-${language}-${scheme}`);
      expect(await violationsOn(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 860 });
      // What floats takes a moment to find its new place.
      await expect.poll(() => overflowOf(page)).toBe(0);
    });
  }

  it('is in the forms of documents', async () => {
    const words = WORDS[language];
    await look('document-new', '/knowledge/new', async (page) => {
      await button(page, words.upload).click();
      await page.locator('[aria-invalid="true"], [role="alert"]').first().waitFor();
    });
    await look('document-edit', `/knowledge/${practice.documentId}/edit`, async (page) => {
      await page.getByRole('textbox', { name: words.name }).waitFor();
    });
    await look('document', `/knowledge/${practice.documentId}`, async (page) => {
      await page.getByRole('dialog').getByRole('heading', { name: 'Shield' }).waitFor();
    });
  });

  it('is in the questions before something is deleted', async () => {
    await look('document-delete', '/knowledge', async (page) => {
      await button(page, WORDS[language].remove(STOCKED.document)).click();
      await button(page, WORDS[language].confirmRemove).waitFor();
    });
    await look('recording-delete', '/studio/library', async (page) => {
      await button(page, STUDIO_WORDS[language].remove(STOCKED.recording)).click();
      await button(page, STUDIO_WORDS[language].confirmRemove).waitFor();
    });
    await look('agent-delete', '/agents', async (page) => {
      await button(page, AGENT_WORDS[language].remove(STOCKED.agent)).click();
      await button(page, AGENT_WORDS[language].confirmRemove).waitFor();
    });
    await look('session-end', '/patient', async (page) => {
      const words = PATIENT_WORDS[language];
      await button(page, words.sample).click();
      await button(page, words.start).click();
      await page.getByRole('log').waitFor();
      await button(page, words.end).first().click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: words.confirmEnd })
        .last()
        .waitFor();
    });
  });

  it('is in the library and its dialogs', async () => {
    const words = STUDIO_WORDS[language];
    await look('recording-edit', '/studio/library', async (page) => {
      await button(page, words.edit(STOCKED.recording)).click();
      await page.getByRole('textbox', { name: words.title }).waitFor();
    });
    await look('recording-script', '/studio/library', async (page) => {
      await button(page, words.scriptOf(STOCKED.recording)).click();
      await page.getByRole('dialog').getByText('Wear the shield at night').waitFor();
    });
  });

  it('is in the form and the details of an agent, nor in a transcript', async () => {
    await look('agent-new', '/agents/new', async (page) => {
      await button(page, AGENT_WORDS[language].create).waitFor();
    });
    await look('agent', `/agents/${practice.agentId}/edit`, async (page) => {
      await page.getByRole('textbox', { name: AGENT_WORDS[language].name }).waitFor();
    });
    await look('conversation', `/insights/${practice.conversationId}`, async (page) => {
      await page.getByText('What is the capital of Peru?').first().waitFor();
    });
  });

  it('is in the menus of the header', async () => {
    for (const [place, name] of ['status', 'language', 'scheme'].entries()) {
      await look(`menu-${name}`, '/', async (page) => {
        await page.getByRole('banner').getByRole('button').nth(place).click();
        await page.locator('[role="menu"], [role="dialog"]').first().waitFor();
      });
    }
  });
});
