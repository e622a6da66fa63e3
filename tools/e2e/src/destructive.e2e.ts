import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { AGENT_WORDS, PATIENT_WORDS } from './agent-words.ts';
import { screenshot } from './browser.ts';
import { useStage } from './stage.ts';
import { STOCKED, stockPractice } from './stocked-practice.ts';
import { addGuide, openScript } from './studio-page.ts';
import { STUDIO_WORDS } from './studio-words.ts';
import { WORDS } from './words.ts';

const stage = useStage();
const [knowledge, agents, studio, patient] = [
  WORDS['en-GB'],
  AGENT_WORDS['en-GB'],
  STUDIO_WORDS['en-GB'],
  PATIENT_WORDS['en-GB'],
];

stage.prepare(async () => {
  await stockPractice(stage.system);
  await addGuide(stage.system.url, 'Gout');
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** Asks for something that cannot be undone, and thinks better of it; then by Escape. */
async function thinkBetter(page: Page, ask: () => Promise<void>, keep: string): Promise<void> {
  for (const leave of [() => button(page, keep).click(), () => page.keyboard.press('Escape')]) {
    await ask();
    await button(page, keep).waitFor();
    await expect.poll(() => page.evaluate<string>('document.activeElement.textContent')).toBe(keep);
    await leave();
    await button(page, keep).waitFor({ state: 'detached' });
  }
}

async function writeOwnScript(page: Page, text: string): Promise<void> {
  await openScript(page, STOCKED.document);
  await button(page, 'Write it myself').click();
  await field(page, studio.script).fill(text);
}

describe('what cannot be undone is asked for, and can be left', () => {
  it('deleting a recording', async () => {
    await stage.visit({}, async (page) => {
      await page.goto('/studio/library');
      const ask = () => button(page, studio.remove(STOCKED.recording)).click();
      await thinkBetter(page, ask, 'Keep it');
      await page.reload();
      await ask();
      await screenshot(page, 'destructive-recording');
      await button(page, studio.confirmRemove).click();
      await page.getByText('No audio yet').waitFor();
      await page.reload();
      await page.getByText('No audio yet').waitFor();
    });
  });

  it('deleting a module', async () => {
    await stage.visit({}, async (page) => {
      await openScript(page, STOCKED.document);
      await button(page, 'Manage modules').click();
      const ask = () => button(page, studio.remove(STOCKED.module)).click();
      await ask();
      await button(page, 'Keep it').click();
      await button(page, studio.remove(STOCKED.module)).waitFor();
      await ask();
      await screenshot(page, 'destructive-module');
      await button(page, 'Delete module').click();
      await button(page, studio.remove(STOCKED.module)).waitFor({ state: 'detached' });
    });
  });

  it('ending a conversation', async () => {
    await stage.visit({ width: 360 }, async (page) => {
      await page.goto('/patient');
      await button(page, patient.sample).click();
      await button(page, patient.start).click();
      await page.getByRole('log').waitFor();
      await thinkBetter(page, () => button(page, patient.end).first().click(), 'Go on talking');
      await field(page, patient.question).fill('How often do I use the drops?');
      await button(page, patient.send).click();
      await page
        .getByRole('log')
        .getByText(/four times a day/)
        .waitFor();
      await button(page, patient.end).first().click();
      await button(page, patient.confirmEnd).last().click();
      await page.getByRole('heading', { name: patient.thanks }).waitFor();
    });
  });

  it('starting over in the Studio', async () => {
    await stage.visit({}, async (page) => {
      await writeOwnScript(page, 'Not to be lost.');
      await thinkBetter(page, () => button(page, 'Start over').click(), 'Cancel');
      await expect.poll(() => field(page, studio.script).inputValue()).toBe('Not to be lost.');
      await button(page, 'Start over').click();
      await button(page, 'Discard and start over').click();
      await page.getByRole('heading', { name: 'Which document is it about?' }).waitFor();
      await page.getByRole('radio').first().waitFor();
      expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    });
  });

  it('taking another document for a script', async () => {
    await stage.visit({}, async (page) => {
      await writeOwnScript(page, 'Not to be lost.');
      await button(page, 'Back').click();
      await button(page, 'Back').click();
      const other = page.getByRole('radio', { name: /Gout/ });
      await thinkBetter(page, () => other.click(), 'Keep it');
      expect(await page.getByRole('radio', { name: /Cataract/ }).isChecked()).toBe(true);
      await other.click();
      await button(page, 'Discard the script').click();
      await expect.poll(() => other.isChecked()).toBe(true);
    });
  });

  it('having a script written again', async () => {
    await stage.visit({}, async (page) => {
      await writeOwnScript(page, 'Not to be lost.');
      await button(page, 'Back').click();
      const again = page.getByRole('button', { name: /^Write (the script|it again)$/ });
      await thinkBetter(page, () => again.click(), 'Keep it');
      await again.click();
      await button(page, 'Replace the script').click();
      await page.getByText(studio.written).first().waitFor();
    });
  });

  it.each([
    ['/knowledge/new', knowledge.name, 'Documents'],
    ['/agents/new', agents.name, 'Voice agents'],
  ])('leaving the form of %s with something in it', async (path, name) => {
    await stage.visit({}, async (page) => {
      await page.goto(path);
      await field(page, name).fill('Not to be lost');
      const cancel = () => page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      await cancel();
      await button(page, 'Keep editing').click();
      expect(await field(page, name).inputValue()).toBe('Not to be lost');
      await cancel();
      await screenshot(page, `destructive-discard${path.replaceAll('/', '-')}`);
      await button(page, 'Discard').click();
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
      await expect.poll(() => new URL(page.url()).pathname).toBe(path.replace('/new', ''));
    });
  });
});
