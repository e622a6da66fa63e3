import { describe, expect, it } from 'vitest';
import { overflowOf, violationsOn } from './accessibility.ts';
import { screenshot } from './browser.ts';
import { CLIENT_PAGES, openPage } from './pages.ts';
import { useStage } from './stage.ts';
import { stockPractice } from './stocked-practice.ts';

const stage = useStage();

stage.prepare(async () => {
  await stockPractice(stage.system);
});

describe.each([
  ['en-GB', 'light'],
  ['en-GB', 'dark'],
  ['zh-TW', 'light'],
  ['zh-TW', 'dark'],
] as const)('in %s, %s', (language, scheme) => {
  it.each(CLIENT_PAGES)('$name has no accessibility violation and fits', async (clientPage) => {
    await stage.visit({ language, scheme }, async (page) => {
      await openPage(page, clientPage);
      await screenshot(page, `${clientPage.name}-${language}-${scheme}`);
      expect(await violationsOn(page)).toEqual([]);

      for (const width of [360, 1920]) {
        await page.setViewportSize({ width, height: 860 });
        // A chart takes a moment to find its new size.
        await expect.poll(() => overflowOf(page)).toBe(0);
        await screenshot(page, `${clientPage.name}-${String(width)}-${language}-${scheme}`);
      }
    });
  });

  it('a page that does not exist has none either', async () => {
    await stage.visit({ language, scheme }, async (page) => {
      await page.goto('/nowhere');
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await violationsOn(page)).toEqual([]);
    });
  });
});
