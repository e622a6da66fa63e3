import { describe, expect, it } from 'vitest';
import { violationsOn } from './accessibility.ts';
import { AGENT_WORDS, PATIENT_WORDS } from './agent-words.ts';
import { cardOf, chooseFirstVoice } from './agents-page.ts';
import { screenshot } from './browser.ts';
import { practiceAt } from './practice.ts';
import { useStage } from './stage.ts';

const CATARACT = '# Cataract surgery\n\nYour lens is replaced by a clear one.\n';

describe.each(['en-GB', 'zh-TW'] as const)('a doctor with voice agents, in %s', (language) => {
  const words = AGENT_WORDS[language];
  const stage = useStage();

  it('makes one from a document, changes it, syncs it, tries it and deletes it', async () => {
    await stage.visit({ language }, async (page) => {
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      await practiceAt(stage.system.url).document('Cataract 白內障', CATARACT);
      await page.goto('/agents');
      await page.getByText(words.empty).waitFor();
      await screenshot(page, `agents-empty-${language}`);

      await page.getByRole('link', { name: words.add }).first().click();
      await button(words.create).click();
      await page.getByText(words.nameMissing).waitFor();
      await page.getByText(words.voiceMissing).waitFor();
      await page.getByRole('textbox', { name: words.name }).fill('Anna');
      await page.getByLabel('Cataract 白內障').check();
      await page
        .getByRole('combobox', { name: words.addLanguage })
        .selectOption({ label: words.japanese });
      await button(words.makeMain(words.japanese)).click();
      await chooseFirstVoice(page, words.voice);
      await screenshot(page, `agent-form-${language}`);
      await page.getByRole('radio', { name: words.friendly }).check();
      const prompt = page.getByRole('textbox', { name: words.prompt });
      const standard = await prompt.inputValue();
      expect(standard).toContain('# Guardrails');
      await prompt.fill(standard.replace('# Goal', '# Goal\nSay hello first.'));
      await button(words.showChanges).click();
      const changes = page.getByRole('region').filter({ hasText: 'Say hello first.' });
      await changes.scrollIntoViewIfNeeded();
      await screenshot(page, `agent-prompt-${language}`);
      await button(words.reset).click();
      await expect.poll(() => prompt.inputValue()).toBe(standard);
      await button(words.create).click();
      const card = cardOf(page, 'Anna');
      await card.getByText('Cataract 白內障').waitFor();
      await card.getByText(words.japanese).waitFor();
      await screenshot(page, `agents-${language}`);

      await page.getByRole('link', { name: words.edit('Anna') }).click();
      await page.getByRole('textbox', { name: words.name }).fill('Nurse Anna');
      await page.getByLabel('Cataract 白內障').uncheck();
      await screenshot(page, `agent-edit-${language}`);
      await button(words.save).click();
      await cardOf(page, 'Nurse Anna').waitFor();
      await expect.poll(() => cardOf(page, 'Nurse Anna').getByText('Cataract').count()).toBe(0);

      await page.getByRole('link', { name: words.edit('Nurse Anna') }).click();
      const voice = page.getByRole('combobox', { name: words.voice, exact: true });
      await voice.selectOption({ index: 2 });
      const chosen = await voice.inputValue();
      await page.getByRole('radio', { name: words.professional }).check();
      const own = page.getByRole('textbox', { name: words.prompt });
      await own.fill((await own.inputValue()).replace('# Goal', '# Goal\nSay hello first.'));
      await button(words.showChanges).click();
      const added = page.getByRole('region').filter({ hasText: 'Say hello first.' });
      await added.scrollIntoViewIfNeeded();
      await screenshot(page, `agent-edit-prompt-${language}`);
      await button(words.save).click();
      await page.getByRole('link', { name: words.edit('Nurse Anna') }).click();
      await expect.poll(() => own.inputValue()).toContain('Say hello first.');
      await expect.poll(() => voice.inputValue()).toBe(chosen);
      expect(await page.getByRole('radio', { name: words.professional }).isChecked()).toBe(true);
      await button(words.reset).click();
      await button(words.save).click();
      await cardOf(page, 'Nurse Anna').getByText(words.professional).waitFor();

      await button(words.sync('Nurse Anna')).click();
      await page.getByText(words.synced('Nurse Anna')).waitFor();

      await page.getByRole('link', { name: words.tryIt('Nurse Anna') }).click();
      await page.getByRole('heading', { name: PATIENT_WORDS[language].title }).waitFor();
      await page.getByRole('radio', { name: /Nurse Anna/, checked: true }).waitFor();
      await page.goBack();

      await button(words.remove('Nurse Anna')).click();
      await screenshot(page, `agent-delete-${language}`);
      await button(words.keep).click();
      await cardOf(page, 'Nurse Anna').waitFor();
      await button(words.remove('Nurse Anna')).click();
      await button(words.confirmRemove).click();
      await page.getByText(words.empty).waitFor();
    });
  });

  it.each(['light', 'dark'] as const)('has no accessibility violation, %s', async (scheme) => {
    const practice = practiceAt(stage.system.url);
    const id = await practice.document(`Gout ${scheme}`, '# Diet\n\nDrink water.');
    await practice.agent(`Ben ${scheme}`, [id], 'zh-TW');
    await practice.agent(`Cleo ${scheme}`, []);
    await stage.visit({ language, scheme }, async (page) => {
      await page.goto('/agents');
      await cardOf(page, `Ben ${scheme}`).getByText(`Gout ${scheme}`).waitFor();
      await screenshot(page, `agents-two-${language}-${scheme}`);
      await page.getByRole('link', { name: words.edit(`Ben ${scheme}`) }).click();
      await page.getByLabel(`Gout ${scheme}`).waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await page.goto('/agents/new');
      await page.getByRole('combobox', { name: words.voice, exact: true }).waitFor();
      await chooseFirstVoice(page, words.voice);
      const prompt = page.getByRole('textbox', { name: words.prompt });
      await prompt.fill('Be kind.');
      await page.getByRole('button', { name: words.showChanges }).click();
      await page.getByRole('button', { name: words.create, exact: true }).click();
      await page.getByText(words.nameMissing).waitFor();
      await screenshot(page, `agent-form-${language}-${scheme}`);
      expect(await violationsOn(page)).toEqual([]);
    });
  });
});
