import { describe, expect, it } from 'vitest';
import { AGENT_WORDS } from './agent-words.ts';
import { chooseFirstVoice } from './agents-page.ts';
import { screenshot } from './browser.ts';
import { practiceAt } from './practice.ts';
import { useStage } from './stage.ts';

describe('the Voice agents page of somebody in a hurry', () => {
  const stage = useStage();

  it('says when it is asked too often, and keeps what was entered', async () => {
    const words = AGENT_WORDS['en-GB'];
    const practice = practiceAt(stage.system.url);
    await stage.visit({ failing: true }, async (page) => {
      await page.goto('/agents/new');
      await page.getByRole('textbox', { name: words.name }).fill('One too many');
      await chooseFirstVoice(page, words.voice);
      let allowed = true;
      for (let attempt = 0; allowed && attempt < 25; attempt += 1) {
        allowed = await practice.agent(`Agent ${String(attempt)}`, []).then(
          () => true,
          () => false,
        );
      }
      expect(allowed).toBe(false);
      await page.getByRole('button', { name: words.create, exact: true }).click();
      await page.getByRole('alert').getByText('That was too often in a short time').waitFor();
      expect(await page.getByRole('textbox', { name: words.name }).inputValue()).toBe(
        'One too many',
      );
      await screenshot(page, 'agent-rate-limited');
    });
  });
});

describe('the Voice agents page in demo mode', () => {
  const stage = useStage({ env: { DEMO_MODE: 'true' } });

  it('says that deleting is switched off, and never asks the server for it', async () => {
    const words = AGENT_WORDS['en-GB'];
    await stage.visit({}, async (page) => {
      await practiceAt(stage.system.url).agent('Anna', []);
      await page.goto('/agents');
      const remove = page.getByRole('button', { name: words.remove('Anna') });
      await expect.poll(() => remove.getAttribute('aria-disabled')).toBe('true');
      await remove.click({ force: true });
      expect(await page.getByRole('dialog').count()).toBe(0);
      await remove.hover();
      await page.getByText('deleting is switched off').first().waitFor();
    });
  });
});
