import { afterAll, beforeAll, describe, it } from 'vitest';
import { screenshot } from './browser.ts';
import { gatheringOf } from './gathering.ts';
import { observe, report, type Observation } from './observations.ts';
import { keepApiAway } from './outage.ts';
import { CLIENT_PAGES, showsContent } from './pages.ts';
import { SCENES } from './scenes.ts';
import { useStage } from './stage.ts';
import { stockPractice } from './stocked-practice.ts';

const LONG = { timeout: 120_000 };
const stage = useStage();
const seen: Observation[] = [];

let comeBack: () => void = () => undefined;
const outage = gatheringOf(SCENES.length + CLIENT_PAGES.length, {
  begin() {
    comeBack = keepApiAway(stage.system);
  },
  end() {
    comeBack();
  },
});

beforeAll(async () => {
  await stockPractice(stage.system);
});
afterAll(() => {
  report('api-away', seen);
});

describe('while the API is away for long', () => {
  it.concurrent.for(SCENES)(
    '$name says so, keeps the work, and goes on',
    { timeout: 300_000 },
    async (scene, { expect }) => {
      await stage.visit({ failing: true, patienceMs: LONG.timeout }, async (page) => {
        try {
          await scene.begin(page);
          await page.evaluate('globalThis.openedOnce = true');
          await outage.ready();
          await scene.act(page);
          await scene.trouble(page).waitFor(LONG);
          await page.getByRole('button', { name: 'System status: Offline' }).waitFor(LONG);
          await screenshot(page, `api-away-${scene.name}`);
          seen.push(await observe(page, scene.name, await scene.trouble(page).innerText()));
          await scene.kept(page);
        } finally {
          await outage.leave();
        }
        await page.getByRole('button', { name: 'System status: Healthy' }).waitFor(LONG);
        await scene.repeat?.(page).click();
        await scene.done(page).first().waitFor(LONG);
        await expect.poll(() => page.getByRole('alert').count(), LONG).toBe(0);
        expect(await page.evaluate('globalThis.openedOnce')).toBe(true);
      });
    },
  );

  it.concurrent.for(CLIENT_PAGES)(
    '$name can be opened, explains it, and fills itself',
    { timeout: 300_000 },
    async (clientPage, { expect }) => {
      await stage.visit({ failing: true, patienceMs: LONG.timeout }, async (page) => {
        try {
          await page.goto('/nowhere');
          await page.evaluate('globalThis.openedOnce = true');
          await outage.ready();
          await page.locator(`nav a[href="${clientPage.path}"]`).first().click();
          const words =
            clientPage.name === 'quick-start'
              ? page.getByText('Waiting for the server to answer.')
              : page.getByRole('alert').filter({ hasText: 'Try again' }).first();
          await words.waitFor(LONG);
          await page.getByRole('button', { name: 'System status: Offline' }).waitFor(LONG);
          await screenshot(page, `api-away-opened-${clientPage.name}`);
          seen.push(await observe(page, `${clientPage.name}, opened`, await words.innerText()));
        } finally {
          await outage.leave();
        }
        await showsContent(page, clientPage, LONG.timeout);
        await expect.poll(() => page.getByRole('alert').count(), LONG).toBe(0);
        expect(await page.evaluate('globalThis.openedOnce')).toBe(true);
      });
    },
  );
});
