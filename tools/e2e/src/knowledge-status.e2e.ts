import { describe, expect, it } from 'vitest';
import { overflowOf, violationsOn } from './accessibility.ts';
import { screenshot } from './browser.ts';
import { practiceAt } from './practice.ts';
import { useStage } from './stage.ts';

const WORDS = {
  'en-GB': { failed: /^Failed 1/, all: /^All 3/, close: 'Close' },
  'zh-TW': { failed: /^失敗 1/, all: /^全部 3/, close: '關閉' },
} as const;

describe('the filter of the Knowledge page', () => {
  const stage = useStage();

  it.each([
    ['en-GB', 'light', 1280],
    ['zh-TW', 'dark', 360],
  ] as const)(
    'narrows the list and stays in the address, in %s, %s, %i',
    async (language, scheme, width) => {
      const words = WORDS[language];
      const practice = practiceAt(stage.system.url);
      const list = await fetch(`${stage.system.url}/api/knowledge?fields=summary`);
      if (((await list.json()) as { total_count: number }).total_count === 0) {
        await practice.document('Gout 痛風', '# Diet\n\nDrink water.');
        await practice.document('Cataract 白內障', '# Drops\n\nFour times a day.');
        await practice.document('Empty 空白', ' ');
      }
      await stage.visit({ language, scheme, width }, async (page) => {
        await page.goto('/knowledge');
        await page.getByRole('button', { name: words.failed }).click();
        await page.getByRole('link', { name: 'Empty 空白', exact: true }).waitFor();
        await expect
          .poll(() => page.getByRole('link', { name: 'Gout 痛風', exact: true }).count())
          .toBe(0);
        await screenshot(page, `knowledge-failed-${language}-${scheme}-${String(width)}`);
        expect(await violationsOn(page)).toEqual([]);
        expect(await overflowOf(page)).toBeLessThanOrEqual(0);

        await page.getByRole('link', { name: 'Empty 空白', exact: true }).click();
        await page.getByRole('dialog').waitFor();
        await screenshot(page, `document-failed-${language}-${scheme}-${String(width)}`);
        await page.getByRole('button', { name: words.close, exact: true }).click();
        await page.reload();
        expect(new URL(page.url()).search).toBe('?status=failed');
        await page.getByRole('link', { name: 'Empty 空白', exact: true }).waitFor();
        await page.getByRole('button', { name: words.all }).click();
        await page.getByRole('link', { name: 'Gout 痛風', exact: true }).waitFor();
        await expect.poll(() => new URL(page.url()).search).toBe('');
      });
    },
  );
});
