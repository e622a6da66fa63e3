import { afterAll, describe, it } from 'vitest';
import { screenshot } from './browser.ts';
import { gatheringOf } from './gathering.ts';
import { troubledWork, workThrough } from './interrupted-work.ts';
import { observe, report, type Observation } from './observations.ts';
import { keepApiAway } from './outage.ts';
import { CLIENT_PAGES, showsContent } from './pages.ts';
import { SCENES } from './scenes.ts';
import { useStage } from './stage.ts';
import { stockPractice } from './stocked-practice.ts';

const stage = useStage();
const seen: Observation[] = [];
const note = (observation: Observation): void => {
  seen.push(observation);
};

let comeBack: () => void = () => undefined;
const outage = gatheringOf(SCENES.length + CLIENT_PAGES.length, {
  begin() {
    comeBack = keepApiAway(stage.system);
  },
  end() {
    comeBack();
  },
});

stage.prepare(async () => {
  await stockPractice(stage.system);
});
afterAll(() => {
  report('api-away', seen);
});

describe('while the API is away for long', () => {
  it.concurrent.for(SCENES)(
    '$name says so, keeps the work, and goes on',
    { timeout: 600_000 },
    async (scene) => {
      await workThrough(stage, () => outage, troubledWork(scene, 'api-away', note));
    },
  );

  it.concurrent.for(CLIENT_PAGES)(
    '$name can be opened, explains it, and fills itself',
    { timeout: 600_000 },
    async (clientPage) => {
      const { name, path } = clientPage;
      await workThrough(stage, () => outage, {
        async begin(page) {
          await page.goto('/nowhere');
        },
        async meanwhile(page) {
          await page.locator(`nav a[href="${path}"]`).first().click();
          const words =
            name === 'quick-start'
              ? page.getByText('Waiting for the server to answer.')
              : page.getByRole('alert').filter({ hasText: 'Try again' }).first();
          await words.waitFor();
          await page.getByRole('button', { name: 'System status: Offline' }).waitFor();
          await screenshot(page, `api-away-opened-${name}`);
          note(await observe(page, `${name}, opened`, await words.innerText()));
        },
        async goOn(page) {
          await showsContent(page, clientPage);
        },
      });
    },
  );
});
