import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { overflowOf, violationsOn } from './accessibility.ts';
import { screenshot } from './browser.ts';
import { tellStories } from './insights-story.ts';
import { INSIGHTS_WORDS } from './insights-words.ts';
import { killApi, whileApiIsAway } from './outage.ts';
import { useStage } from './stage.ts';

const stage = useStage();
let urgentIds: Awaited<ReturnType<typeof tellStories>>;

stage.prepare(async () => {
  urgentIds = await tellStories(stage.system);
});

describe('the Insights page', () => {
  const words = INSIGHTS_WORDS['en-GB'];

  it.each(['en-GB', 'zh-TW'] as const)(
    'exports a CSV without formulas, in %s',
    async (language) => {
      await stage.visit({ language }, async (page) => {
        await page.goto('/insights');
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: INSIGHTS_WORDS[language].export }).click(),
        ]);
        const text = await readFile(await download.path(), 'utf8');
        await page.getByText(INSIGHTS_WORDS[language].exported).waitFor();
        expect(text.startsWith('\u{FEFF}')).toBe(true);
        expect(text.split('\r\n')).toHaveLength(26);
        expect(text).toContain(`"'=HYPERLINK(""http://evil"") 護理師"`);
        expect(text).not.toMatch(/(^|,|")[=+@]/mu);
      });
    },
  );

  it('takes the mark back and says so when it cannot be saved', async () => {
    await stage.visit({ failing: true }, async (page) => {
      await page.goto(`/insights/${urgentIds['en-GB']}`);
      const mark = page.getByRole('button', { name: words.markReviewed });
      await mark.waitFor();
      await whileApiIsAway(stage.system, async () => {
        await mark.click();
        // Nobody answers, so that it is there at once or never.
        await page.getByRole('button', { name: words.markOpen }).waitFor();
        await page.getByText('The mark was not saved').waitFor();
        await mark.waitFor();
        await screenshot(page, 'review-not-saved');
      });
    });
  });

  it('reads on by itself after the API was killed', async () => {
    await stage.visit({ failing: true }, async (page) => {
      await page.goto('/insights');
      await page.getByText(words.found(24), { exact: true }).waitFor();
      const killed = stage.system.pidOf('api');
      killApi(stage.system);
      await page.getByRole('searchbox', { name: words.patient }).fill('URGENT');
      await page.getByText(words.found(2), { exact: true }).waitFor();
      expect(stage.system.pidOf('api')).not.toBe(killed);
      await page.getByRole('link', { name: /URGENTEN/ }).click();
      await page.getByText(words.urgent).waitFor();
    });
  });

  it('explains that a conversation does not exist', async () => {
    await stage.visit({ failing: true }, async (page) => {
      await page.goto('/insights/6f1b2a3c-0000-4000-8000-000000000000');
      await page.getByText('This no longer exists').waitFor();
      await page.getByRole('link', { name: words.back }).click();
      await page.getByText(words.found(24), { exact: true }).waitFor();
    });
  });

  it('works on a phone and by keyboard, and prints the transcript alone', async () => {
    await stage.visit({ width: 360 }, async (page) => {
      await page.goto('/insights');
      const link = page.getByRole('link', { name: /URGENTEN/ });
      await link.waitFor();
      await screenshot(page, 'phone-insights');
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await violationsOn(page)).toEqual([]);
      await link.focus();
      await page.keyboard.press('Enter');
      await page.getByText(words.urgent).waitFor();
      await screenshot(page, 'phone-conversation');
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await violationsOn(page)).toEqual([]);

      await page.emulateMedia({ media: 'print' });
      await page.getByText(words.urgent).waitFor();
      expect(await page.getByRole('navigation').isVisible()).toBe(false);
      expect(await page.getByRole('button', { name: words.markReviewed }).isVisible()).toBe(false);
      await screenshot(page, 'conversation-print');
    });
  });
});
