import { beforeAll, describe, it } from 'vitest';
import { gatheringOf } from './gathering.ts';
import { killApi } from './outage.ts';
import { SCENES } from './scenes.ts';
import { useStage } from './stage.ts';
import { stockPractice } from './stocked-practice.ts';

const LONG = { timeout: 120_000 };
const stage = useStage();

let killed: number | null = null;
const death = gatheringOf(SCENES.length, {
  begin() {
    killed = stage.system.pidOf('api');
    killApi(stage.system);
  },
  end: () => undefined,
});

beforeAll(async () => {
  await stockPractice(stage.system);
});

describe('when the API is killed in the middle of the work', () => {
  it.concurrent.for(SCENES)(
    '$name goes on with it',
    { timeout: 300_000 },
    async (scene, { expect }) => {
      await stage.visit({ failing: true, patienceMs: LONG.timeout }, async (page) => {
        try {
          await scene.begin(page);
          await page.evaluate('globalThis.openedOnce = true');
          await death.ready();
          await scene.act(page);
        } finally {
          await death.leave();
        }
        await expect.poll(() => stage.system.pidOf('api'), LONG).not.toBe(killed);
        await page.getByRole('button', { name: 'System status: Healthy' }).waitFor(LONG);
        // Either it waited for the API, or it says what happened and can be done again as it stands.
        const done = scene.done(page).first();
        await done.or(page.getByRole('alert').first()).first().waitFor(LONG);
        if (scene.repeat !== undefined && !(await done.isVisible())) {
          await scene.repeat(page).click();
        }
        await done.waitFor(LONG);
        await expect.poll(() => page.getByRole('alert').count(), LONG).toBe(0);
        expect(await page.evaluate('globalThis.openedOnce')).toBe(true);
      });
    },
  );
});
