import { conversationListSchema } from '@elevendops/contract';
import { describe, expect, it } from 'vitest';
import { overflowOf, violationsOn } from './accessibility.ts';
import { screenshot } from './browser.ts';
import { DASHBOARD_WORDS } from './dashboard-words.ts';
import { patientsOf } from './patients.ts';
import { useStage } from './stage.ts';

const stage = useStage();

stage.prepare(async () => {
  const patients = await patientsOf(stage.system);
  await patients.tell({ patientId: 'CALM1', says: ['How often do I use the drops?'] });
  await patients.tell({
    patientId: 'URGENT7',
    says: ['I have severe chest pain. What now?', 'What is the capital of Peru?'],
  });
  await fetch(`${stage.system.url}/api/knowledge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ disease_name: 'Blank leaflet', raw_content: ' ' }),
  });
});
/** Conversations, answered and unanswered questions, as the list has them. */
async function totals(): Promise<string[]> {
  const reply = await fetch(`${stage.system.url}/api/conversations`);
  const list = conversationListSchema.parse(await reply.json());
  expect(list.total_answered).toBeGreaterThan(0);
  expect(list.total_unanswered).toBeGreaterThan(0);
  return [list.total_count, list.total_answered, list.total_unanswered].map(String);
}

describe.each([
  ['en-GB', 'light'],
  ['en-GB', 'dark'],
  ['zh-TW', 'light'],
  ['zh-TW', 'dark'],
] as const)('the dashboard in %s, %s', (language, scheme) => {
  const words = DASHBOARD_WORDS[language];

  it('counts, draws, tells the same as a table, and names what needs the doctor', async () => {
    await stage.visit({ language, scheme }, async (page) => {
      await page.goto('/dashboard');
      await page.getByRole('link', { name: words.documents }).waitFor();
      await page.getByRole('link', { name: 'Blank leaflet' }).waitFor();
      await page.getByText(words.failedSync).first().waitFor();
      await page.getByRole('link', { name: /URGENT7/ }).waitFor();
      await page.locator('svg.recharts-surface').nth(1).waitFor();
      expect(await page.locator('.recharts-bar-rectangle path').count()).toBeGreaterThanOrEqual(2);

      await page.getByText(words.asTable).click();
      const total = page.getByRole('row', { name: new RegExp(`^${words.total}`) });
      await expect.poll(() => total.getByRole('cell').allTextContents()).toEqual(await totals());
      expect(await violationsOn(page)).toEqual([]);
      await page.locator('svg.recharts-surface').first().scrollIntoViewIfNeeded();
      await screenshot(page, `dashboard-charts-${language}-${scheme}`);
    });
  });
});

describe('the dashboard', () => {
  const words = DASHBOARD_WORDS['en-GB'];

  it('works on a phone and by keyboard', async () => {
    await stage.visit({ width: 360 }, async (page) => {
      await page.goto('/dashboard');
      await page.getByRole('link', { name: /URGENT7/ }).waitFor();
      await page.locator('svg.recharts-surface').nth(1).waitFor();
      await screenshot(page, 'phone-dashboard');
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('link', { name: /URGENT7/ }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: /URGENT7/ }).waitFor();
      await page.goBack();
      await page.getByText(words.asTable).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('row', { name: /^Total/ }).waitFor();
    });
  });
});
