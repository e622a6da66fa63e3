import type { Page } from 'playwright-core';
import { afterAll, describe, it } from 'vitest';
import { screenshot } from './browser.ts';
import type { Gathering } from './gathering.ts';
import { troubledWork, workThrough } from './interrupted-work.ts';
import { observe, report, type Observation } from './observations.ts';
import { SCENES } from './scenes.ts';
import { useStage } from './stage.ts';
import { stockPractice, type StockedPractice } from './stocked-practice.ts';

const stage = useStage();
const seen: Observation[] = [];
let practice: StockedPractice;

stage.prepare(async () => {
  practice = await stockPractice(stage.system);
});
afterAll(() => {
  report('browser-offline', seen);
});

/** An outage of one person: their browser has no network. */
function withoutNetwork(page: Page): Gathering {
  const context = page.context();
  return {
    async attend(work) {
      await work(() => context.setOffline(true));
      await context.setOffline(false);
    },
  };
}

describe('while the browser has no network', () => {
  it.concurrent.for(SCENES)(
    '$name says so, keeps the work, and goes on',
    { timeout: 600_000 },
    async (scene) => {
      const note = (observation: Observation): void => {
        seen.push(observation);
      };
      await workThrough(stage, withoutNetwork, troubledWork(scene, 'offline', note));
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
