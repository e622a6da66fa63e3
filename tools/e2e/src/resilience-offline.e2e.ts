import { afterAll, beforeAll, describe, it } from 'vitest';
import { screenshot } from './browser.ts';
import { observe, report, type Observation } from './observations.ts';
import { SCENES } from './scenes.ts';
import { useStage } from './stage.ts';
import { stockPractice, type StockedPractice } from './stocked-practice.ts';

const LONG = { timeout: 120_000 };
const stage = useStage();
const seen: Observation[] = [];
let practice: StockedPractice;

beforeAll(async () => {
  practice = await stockPractice(stage.system);
});
afterAll(() => {
  report('browser-offline', seen);
});

describe('while the browser has no network', () => {
  it.concurrent.for(SCENES)(
    '$name says so, keeps the work, and goes on',
    { timeout: 300_000 },
    async (scene, { expect }) => {
      await stage.visit({ failing: true, patienceMs: LONG.timeout }, async (page) => {
        await scene.begin(page);
        await page.evaluate('globalThis.openedOnce = true');
        await page.context().setOffline(true);
        await scene.act(page);
        await scene.trouble(page).waitFor(LONG);
        await page.getByRole('button', { name: 'System status: Offline' }).waitFor(LONG);
        await screenshot(page, `offline-${scene.name}`);
        seen.push(await observe(page, scene.name, await scene.trouble(page).innerText()));
        await scene.kept(page);

        await page.context().setOffline(false);
        await page.getByRole('button', { name: 'System status: Healthy' }).waitFor(LONG);
        await scene.repeat?.(page).click();
        await scene.done(page).first().waitFor(LONG);
        await expect.poll(() => page.getByRole('alert').count(), LONG).toBe(0);
        expect(await page.evaluate('globalThis.openedOnce')).toBe(true);
      });
    },
  );

  it('says so on a page whose code was never fetched, and opens it when the network is back', async () => {
    await stage.visit({ failing: true }, async (page) => {
      await page.goto('/nowhere');
      await page.getByRole('button', { name: 'System status: Healthy' }).waitFor();
      await page.context().setOffline(true);
      await page.locator('nav a[href="/dashboard"]').first().click();
      const notice = page.getByRole('alert').filter({ hasText: 'This page has not arrived' });
      await notice.waitFor();
      await screenshot(page, 'offline-unfetched');
      seen.push(await observe(page, 'dashboard, unfetched', await notice.innerText()));
      await page.context().setOffline(false);
      await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
    });
  });

  it('goes on when the first message comes, whose code was never fetched', async () => {
    await stage.visit({ failing: true }, async (page) => {
      await page.goto(`/insights/${practice.conversationId}`);
      const mark = page.getByRole('button', { name: 'Mark as reviewed' });
      await mark.waitFor();
      await page.context().setOffline(true);
      await mark.click();
      await page.getByRole('button', { name: 'System status: Offline' }).waitFor();
      await mark.waitFor();
      await page.context().setOffline(false);
      await page.getByText('The mark was not saved').waitFor();
      await mark.click();
      await page.getByRole('button', { name: 'Mark as not reviewed' }).waitFor();
    });
  });
});
