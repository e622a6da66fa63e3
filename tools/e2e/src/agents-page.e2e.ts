import { describe, expect, it } from 'vitest';
import { overflowOf, violationsOn } from './accessibility.ts';
import { AGENT_WORDS } from './agent-words.ts';
import { cardOf, chooseFirstVoice } from './agents-page.ts';
import { screenshot } from './browser.ts';
import { afterDeath, killApi } from './outage.ts';
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
      killApi(stage.system);
      await create.click();
      await afterDeath(stage.system, {
        done: cardOf(page, 'After the crash'),
        trouble: page.getByRole('dialog').getByRole('alert'),
        repeat: create,
      });
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
      await expect.poll(() => page.getByRole('heading', { level: 2 }).count()).toBe(1);
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
