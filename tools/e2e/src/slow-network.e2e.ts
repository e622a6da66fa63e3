import type { CDPSession, Page } from 'playwright-core';
import { knowledgeListSchema } from '@elevendops/contract';
import { describe, expect, it } from 'vitest';
import { screenshot } from './browser.ts';
import { layoutShiftOf, watchLayout } from './layout-shift.ts';
import { CLIENT_PAGES, showsContent } from './pages.ts';
import { useStage } from './stage.ts';
import { stockPractice } from './stocked-practice.ts';
import { WORDS } from './words.ts';

const PATIENCE_MS = 120_000;
const MOST_SHIFT = 0.1;
const stage = useStage();

stage.prepare(async () => {
  await stockPractice(stage.system);
});

/** As fast as 3G on a bad day, in bytes a second. */
async function slowDown(page: Page, uploadThroughput = 30_000): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput,
  });
  return session;
}

/** Lets nothing arrive any more, until what this gives is called. */
async function holdUp(page: Page): Promise<() => Promise<void>> {
  const goOn = Promise.withResolvers<undefined>();
  await page.route('**/*', async (route) => {
    await goOn.promise;
    await route.continue();
  });
  return async () => {
    goOn.resolve(undefined);
    await page.unrouteAll({ behavior: 'wait' });
  };
}

describe('on a slow network', () => {
  it.concurrent.for(CLIENT_PAGES)(
    '$name shows at once that it loads, and does not jump',
    { timeout: 600_000 },
    async (clientPage, { expect }) => {
      await stage.visit({ patienceMs: PATIENCE_MS }, async (page) => {
        await page.goto('/nowhere');
        await page.getByRole('button', { name: 'System status: Healthy' }).waitFor();
        await slowDown(page);
        const goOn = await holdUp(page);
        await page.locator(`nav a[href="${clientPage.path}"]`).first().click();
        await page.getByRole('status', { name: 'Loading…' }).first().waitFor();
        // From here: what a click moves is no jump, and takes its time on a busy machine.
        await watchLayout(page);
        await screenshot(page, `slow-${clientPage.name}`);
        await goOn();
        await showsContent(page, clientPage);
        expect(await layoutShiftOf(page)).toBeLessThanOrEqual(MOST_SHIFT);
      });
    },
  );

  it('an upload shows how far it is, and can be cancelled', { timeout: 600_000 }, async () => {
    const words = WORDS['en-GB'];
    await stage.visit({ failing: true, patienceMs: PATIENCE_MS }, async (page) => {
      await page.goto('/knowledge/new');
      // Slow enough to be looked at, and cancelled, on a busy machine.
      const network = await slowDown(page, 5_000);
      await page.getByLabel(words.chooseFile).setInputFiles({
        name: 'long.md',
        mimeType: 'text/markdown',
        buffer: Buffer.from('Drink plenty of water. '.repeat(12_000)),
      });
      await page.getByRole('textbox', { name: words.name }).fill('Never arrives');
      await page.getByRole('button', { name: words.upload }).click();
      const bar = page.getByRole('progressbar', { name: /Uploading/ });
      const share = async () => Number(await bar.getAttribute('aria-valuenow'));
      await expect.poll(share).toBeGreaterThan(0);
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
