import { describe, expect, it } from 'vitest';
import { violationsOn } from './accessibility.ts';
import { screenshot } from './browser.ts';
import { MARKUP, reviewedIds, rowsOf, tellStories } from './insights-story.ts';
import { INSIGHTS_WORDS } from './insights-words.ts';
import { useStage } from './stage.ts';

const stage = useStage();
let urgentIds: Awaited<ReturnType<typeof tellStories>>;

stage.prepare(async () => {
  urgentIds = await tellStories(stage.system);
});

describe.each([
  ['en-GB', 'light', 'URGENTEN'],
  ['zh-TW', 'light', 'URGENTZH'],
  ['en-GB', 'dark', 'URGENTEN'],
  ['zh-TW', 'dark', 'URGENTZH'],
] as const)('conversations in %s, %s', (language, scheme, patient) => {
  const words = INSIGHTS_WORDS[language];

  it('are found, read, marked as reviewed, and unmarked', async () => {
    await stage.visit({ language, scheme }, async (page) => {
      await page.goto('/insights');
      await page.getByText(words.found(24), { exact: true }).waitFor();
      await expect.poll(() => rowsOf(page, words.list).count()).toBe(21);
      await page.locator('svg.recharts-surface').first().waitFor();
      await screenshot(page, `insights-many-${language}-${scheme}`);

      await page.getByRole('button', { name: words.next }).click();
      await expect.poll(() => rowsOf(page, words.list).count()).toBe(5);
      await expect.poll(() => page.url()).toContain('page=2');

      await page.getByText(words.attention).click();
      await page.getByRole('searchbox', { name: words.patient }).fill(patient.toLowerCase());
      await page.getByText(words.found(1), { exact: true }).waitFor();
      await page.getByRole('link', { name: new RegExp(patient) }).click();

      await page.getByRole('heading', { level: 1, name: new RegExp(patient) }).waitFor();
      await page.getByText(words.urgent).waitFor();
      await page.getByText(words.notAnswered, { exact: true }).first().waitFor();
      expect(await page.getByText(MARKUP, { exact: true }).count()).toBeGreaterThan(0);
      expect(await page.locator('img[src="x"]').count()).toBe(0);
      await screenshot(page, `conversation-${language}-${scheme}`);
      expect(await violationsOn(page)).toEqual([]);

      await page.getByRole('button', { name: words.markReviewed }).click();
      await page.getByRole('button', { name: words.markOpen }).waitFor();
      await expect.poll(() => reviewedIds(stage.system.url)).toEqual([urgentIds[language]]);
      await page.getByRole('link', { name: words.back }).click();
      await page.getByText(words.found(1), { exact: true }).waitFor();
      await expect.poll(() => page.url()).toContain('attention=1');
      await rowsOf(page, words.list).filter({ hasText: words.reviewed }).waitFor();
      await page.getByRole('link', { name: new RegExp(patient) }).click();
      await page.getByRole('button', { name: words.markOpen }).click();
      await page.getByRole('button', { name: words.markReviewed }).waitFor();
      await expect.poll(() => reviewedIds(stage.system.url)).toEqual([]);
    });
  });
});
