import type { CDPSession, Page } from 'playwright-core';
import { knowledgeListSchema } from '@elevendops/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { screenshot } from './browser.ts';
import { layoutShiftOf, watchLayout } from './layout-shift.ts';
import { CLIENT_PAGES, showsContent } from './pages.ts';
import { useStage } from './stage.ts';
import { stockPractice } from './stocked-practice.ts';
import { WORDS } from './words.ts';

const LONG = { timeout: 90_000 };
const MOST_SHIFT = 0.1;
const stage = useStage();

beforeAll(async () => {
  await stockPractice(stage.system);
});

/** As fast as 3G on a bad day, in bytes a second. */
async function slowDown(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput: 30_000,
  });
  return session;
}

describe('on a slow network', () => {
  it.concurrent.for(CLIENT_PAGES)(
    '$name shows at once that it loads, and does not jump',
    { timeout: 180_000 },
    async (clientPage, { expect }) => {
      await stage.visit({ patienceMs: LONG.timeout }, async (page) => {
        await page.goto('/nowhere');
        await page.getByRole('button', { name: 'System status: Healthy' }).waitFor();
        await watchLayout(page);
        await slowDown(page);
        await page.locator(`nav a[href="${clientPage.path}"]`).first().click();
        await page.getByRole('status', { name: 'Loading…' }).first().waitFor();
        await screenshot(page, `slow-${clientPage.name}`);
        await showsContent(page, clientPage, LONG.timeout);
        expect(await layoutShiftOf(page)).toBeLessThanOrEqual(MOST_SHIFT);
      });
    },
  );

  it('an upload shows how far it is, and can be cancelled', { timeout: 180_000 }, async () => {
    const words = WORDS['en-GB'];
    await stage.visit({ failing: true, patienceMs: LONG.timeout }, async (page) => {
      await page.goto('/knowledge/new');
      const network = await slowDown(page);
      await page.getByLabel(words.chooseFile).setInputFiles({
        name: 'long.md',
        mimeType: 'text/markdown',
        buffer: Buffer.from('Drink plenty of water. '.repeat(12_000)),
      });
      await page.getByRole('textbox', { name: words.name }).fill('Never arrives');
      await page.getByRole('button', { name: words.upload }).click();
      const bar = page.getByRole('progressbar', { name: /Uploading/ });
      const share = async () => Number(await bar.getAttribute('aria-valuenow'));
      await expect.poll(share, LONG).toBeGreaterThan(0);
      expect(await share()).toBeLessThan(100);
      await screenshot(page, 'slow-upload');
      await page.getByRole('button', { name: 'Cancel upload' }).click();
      await page.getByText('The upload was cancelled').first().waitFor();
      expect(await page.getByRole('textbox', { name: words.name }).inputValue()).toBe(
        'Never arrives',
      );
      await network.detach();
      const list = await fetch(`${stage.system.url}/api/knowledge?fields=summary`);
      const { documents } = knowledgeListSchema.parse(await list.json());
      expect(documents.map((document) => document.disease_name)).not.toContain('Never arrives');
    });
  });
});
