import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AGENT_WORDS, PATIENT_WORDS } from './agent-words.ts';
import { launchBrowser, newPerson, screenshot } from './browser.ts';
import { practiceAt } from './practice.ts';
import { startSystem, type System } from './system.ts';

const CATARACT = '# Cataract surgery\n\nYour lens is replaced by a clear one.\n';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

const cardOf = (page: Page, name: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });

async function chooseFirstVoice(page: Page, label: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label, exact: true });
  await field.selectOption({ index: 1 });
}

describe.each(['en-GB', 'zh-TW'] as const)('a doctor with voice agents, in %s', (language) => {
  const words = AGENT_WORDS[language];
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.dispose());

  it('makes one from a document, changes it, syncs it, tries it and deletes it', async () => {
    const doctor = await newPerson(browser, system.url, { language });
    const { page } = doctor;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    try {
      await practiceAt(system.url).document('Cataract 白內障', CATARACT);
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
      expect(await prompt.inputValue()).toBe(standard);
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
      expect(await cardOf(page, 'Nurse Anna').getByText('Cataract').count()).toBe(0);

      await button(words.sync('Nurse Anna')).click();
      await page.getByText(words.synced('Nurse Anna')).waitFor();

      await page.getByRole('link', { name: words.tryIt('Nurse Anna') }).click();
      await page.getByRole('heading', { name: PATIENT_WORDS[language].title }).waitFor();
      expect(await page.getByRole('radio', { name: /Nurse Anna/ }).isChecked()).toBe(true);
      await page.goBack();

      await button(words.remove('Nurse Anna')).click();
      await screenshot(page, `agent-delete-${language}`);
      await button(words.keep).click();
      await cardOf(page, 'Nurse Anna').waitFor();
      await button(words.remove('Nurse Anna')).click();
      await button(words.confirmRemove).click();
      await page.getByText(words.empty).waitFor();
      expect(doctor.complaints).toEqual([]);
    } finally {
      await doctor.leave();
    }
  });

  it.each(['light', 'dark'] as const)('has no accessibility violation, %s', async (scheme) => {
    const practice = practiceAt(system.url);
    const id = await practice.document(`Gout ${scheme}`, '# Diet\n\nDrink water.');
    await practice.agent(`Ben ${scheme}`, [id], 'zh-TW');
    await practice.agent(`Cleo ${scheme}`, []);
    const doctor = await newPerson(browser, system.url, { language, scheme });
    const { page } = doctor;
    try {
      await page.goto('/agents');
      await cardOf(page, `Ben ${scheme}`).getByText(`Gout ${scheme}`).waitFor();
      await screenshot(page, `agents-${language}-${scheme}`);
      expect(await violationsOn(page)).toEqual([]);
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
      expect(doctor.complaints).toEqual([]);
    } finally {
      await doctor.leave();
    }
  });
});

describe('the Voice agents page', () => {
  const words = AGENT_WORDS['en-GB'];
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.dispose());

  it('goes on where a doctor is when the API is killed, and loses nothing that was entered', async () => {
    const doctor = await newPerson(browser, system.url);
    const { page } = doctor;
    const create = page.getByRole('button', { name: words.create, exact: true });
    try {
      await page.goto('/agents/new');
      await page.getByRole('textbox', { name: words.name }).fill('After the crash');
      await chooseFirstVoice(page, words.voice);
      const killed = system.pidOf('api');
      process.kill(killed ?? 0, 'SIGKILL');
      await create.click();
      await expect.poll(() => system.pidOf('api'), { timeout: 10_000 }).not.toBe(killed);
      const card = cardOf(page, 'After the crash');
      // Either the creation waited for the API, or it says what happened and can be repeated as it stands.
      await card.or(page.getByRole('alert')).first().waitFor();
      if ((await card.count()) === 0) {
        await screenshot(page, 'agent-api-killed');
        await expect
          .poll(async () => (await fetch(`${system.url}/api/health`).catch(() => null))?.status, {
            timeout: 10_000,
          })
          .toBe(200);
        await create.click();
      }
      await card.waitFor();
    } finally {
      await doctor.leave();
    }
  });

  it('finds one of many agents by its name', async () => {
    const practice = practiceAt(system.url);
    for (const name of ['Ada', 'Ben', 'Cleo', 'Dora', 'Emil', 'Fay', 'After hours']) {
      await practice.agent(name, []);
    }
    const doctor = await newPerson(browser, system.url);
    const { page } = doctor;
    try {
      await page.goto('/agents');
      await page.getByRole('searchbox').fill('after hours');
      await cardOf(page, 'After hours').waitFor();
      expect(await page.getByRole('heading', { level: 2 }).count()).toBe(1);
      await page.getByRole('searchbox').fill('nobody');
      await page.getByText('No agent matches “nobody”').waitFor();
    } finally {
      await doctor.leave();
    }
  });

  it('works on a phone that is 360 pixels wide', async () => {
    const doctor = await newPerson(browser, system.url, { width: 360 });
    const { page } = doctor;
    const overflow = () =>
      page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
    try {
      const long = 'An agent with a rather long name for such a small screen';
      await practiceAt(system.url).agent(long, []);
      await page.goto('/agents');
      await cardOf(page, long).waitFor();
      await screenshot(page, 'phone-agents');
      expect(await overflow()).toBeLessThanOrEqual(0);
      await page.goto('/agents/new');
      await chooseFirstVoice(page, words.voice);
      await screenshot(page, 'phone-agent-form');
      expect(await overflow()).toBeLessThanOrEqual(0);
      expect(await violationsOn(page)).toEqual([]);
      expect(doctor.complaints).toEqual([]);
    } finally {
      await doctor.leave();
    }
  });
});

describe('the Voice agents page of somebody in a hurry', () => {
  it('says when it is asked too often, and keeps what was entered', async () => {
    const words = AGENT_WORDS['en-GB'];
    const system = await startSystem();
    const practice = practiceAt(system.url);
    const doctor = await newPerson(browser, system.url);
    const { page } = doctor;
    try {
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
    } finally {
      await doctor.leave();
      await system.dispose();
    }
  });
});

describe('the Voice agents page in demo mode', () => {
  it('says that deleting is switched off, and never asks the server for it', async () => {
    const words = AGENT_WORDS['en-GB'];
    const system = await startSystem({ env: { DEMO_MODE: 'true' } });
    const doctor = await newPerson(browser, system.url);
    const { page } = doctor;
    try {
      await practiceAt(system.url).agent('Anna', []);
      await page.goto('/agents');
      const remove = page.getByRole('button', { name: words.remove('Anna') });
      await expect.poll(() => remove.getAttribute('aria-disabled')).toBe('true');
      await remove.click({ force: true });
      expect(await page.getByRole('dialog').count()).toBe(0);
      await remove.hover();
      await page.getByText('deleting is switched off').first().waitFor();
    } finally {
      await doctor.leave();
      await system.dispose();
    }
  });
});
