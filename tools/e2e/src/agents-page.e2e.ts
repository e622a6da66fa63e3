import { describe, expect, it } from 'vitest';
import { overflowOf, violationsOn } from './accessibility.ts';
import { AGENT_WORDS } from './agent-words.ts';
import { cardOf, chooseFirstVoice } from './agents-page.ts';
import { screenshot } from './browser.ts';
import { practiceAt } from './practice.ts';
import { useStage } from './stage.ts';

describe('the Voice agents page', () => {
  const words = AGENT_WORDS['en-GB'];
  const stage = useStage();

  it('goes on where a doctor is when the API is killed, and loses nothing that was entered', async () => {
    await stage.visit({ failing: true }, async (page) => {
      const create = page.getByRole('button', { name: words.create, exact: true });
      await page.goto('/agents/new');
      await page.getByRole('textbox', { name: words.name }).fill('After the crash');
      await chooseFirstVoice(page, words.voice);
      const killed = stage.system.pidOf('api');
      process.kill(killed ?? 0, 'SIGKILL');
      await create.click();
      await expect.poll(() => stage.system.pidOf('api'), { timeout: 10_000 }).not.toBe(killed);
      const card = cardOf(page, 'After the crash');
      // Either the creation waited for the API, or it says what happened and can be repeated as it stands.
      await card.or(page.getByRole('alert')).first().waitFor();
      if ((await card.count()) === 0) {
        await screenshot(page, 'agent-api-killed');
        await expect
          .poll(
            async () => (await fetch(`${stage.system.url}/api/health`).catch(() => null))?.status,
            {
              timeout: 10_000,
            },
          )
          .toBe(200);
        await create.click();
      }
      await card.waitFor();
    });
  });

  it('finds one of many agents by its name', async () => {
    const practice = practiceAt(stage.system.url);
    for (const name of ['Ada', 'Ben', 'Cleo', 'Dora', 'Emil', 'Fay', 'After hours']) {
      await practice.agent(name, []);
    }
    await stage.visit({}, async (page) => {
      await page.goto('/agents');
      await page.getByRole('searchbox').fill('after hours');
      await cardOf(page, 'After hours').waitFor();
      expect(await page.getByRole('heading', { level: 2 }).count()).toBe(1);
      await page.getByRole('searchbox').fill('nobody');
      await page.getByText('No agent matches “nobody”').waitFor();
    });
  });

  it('works on a phone that is 360 pixels wide', async () => {
    await stage.visit({ width: 360 }, async (page) => {
      const long = 'An agent with a rather long name for such a small screen';
      await practiceAt(stage.system.url).agent(long, []);
      await page.goto('/agents');
      await cardOf(page, long).waitFor();
      await screenshot(page, 'phone-agents');
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      await page.goto('/agents/new');
      await chooseFirstVoice(page, words.voice);
      await screenshot(page, 'phone-agent-form');
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await violationsOn(page)).toEqual([]);
    });
  });
});
