import { AxeBuilder } from '@axe-core/playwright';
import type { Agent } from '@elevendops/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATIENT_WORDS } from './agent-words.ts';
import { launchBrowser, newPerson, screenshot } from './browser.ts';
import { practiceAt } from './practice.ts';
import { startSystem, type System } from './system.ts';

const TEXTS = {
  'en-GB': {
    language: 'en',
    agent: 'Nurse Anna',
    recording: 'After your cataract operation',
    document: `# Cataract surgery

Your lens is replaced by a clear one. It takes about twenty minutes.

## Eye drops

Use the eye drops four times a day for two weeks.

## When may I shower?

You may shower from the second day, with the eye closed.
`,
    script: 'Good morning. Wear the shield at night and use the drops as written on the box.',
    heading: 'Eye drops',
    question: 'How often do I use the eye drops?',
    answer: /four times a day/,
  },
  'zh-TW': {
    language: 'zh-TW',
    agent: '衛教護理師小安',
    recording: '白內障手術後',
    document: `# 白內障手術

您的水晶體會換成透明的人工水晶體，大約二十分鐘。

## 眼藥水

眼藥水每天點四次，連續兩週。

## 什麼時候可以洗澡？

第二天起可以洗澡，請閉上眼睛。
`,
    script: '早安。晚上請戴眼罩，並依照盒子上的說明點眼藥水。',
    heading: '眼藥水',
    question: '眼藥水一天要點幾次？',
    answer: /每天點四次/,
  },
} as const;

const WAIT = { timeout: 20_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

async function prepare(url: string, language: keyof typeof TEXTS): Promise<Agent> {
  const practice = practiceAt(url);
  const texts = TEXTS[language];
  const id = await practice.document(texts.recording, texts.document);
  const agent = await practice.agent(texts.agent, [id], texts.language);
  await practice.recording(id, texts.recording, texts.script, texts.language);
  return agent;
}

/** What a patient does, by what is written on the page. */
function patientPage(page: Page, language: keyof typeof TEXTS) {
  const words = PATIENT_WORDS[language];
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const log = page.getByRole('log');
  return {
    words,
    button,
    log,
    question: page.getByRole('textbox', { name: words.question }),
    async start(agentId: string) {
      await page.goto(`/patient?agent=${agentId}`);
      await page.getByRole('heading', { name: words.title, level: 1 }).waitFor();
      await button(words.sample).click();
      await button(words.start).click();
      await log.waitFor();
    },
    async ask(text: string) {
      await page.getByRole('textbox', { name: words.question }).fill(text);
      await button(words.send).click();
    },
    async end() {
      await button(words.end).first().click();
      await page.getByRole('dialog').getByRole('button', { name: words.confirmEnd }).last().click();
      await page.getByRole('heading', { name: words.thanks }).waitFor();
    },
  };
}

describe.each(['en-GB', 'zh-TW'] as const)('a patient, in %s', (language) => {
  const texts = TEXTS[language];
  let system: System;
  let agent: Agent;
  beforeAll(async () => {
    system = await startSystem();
    agent = await prepare(system.url, language);
  });
  afterAll(() => system.dispose());

  it('is told when there is nobody to talk to', async () => {
    const fresh = await startSystem();
    const person = await newPerson(browser, fresh.url, { language });
    try {
      await person.page.goto('/patient');
      await person.page.getByText(PATIENT_WORDS[language].nobody).waitFor();
      await screenshot(person.page, `patient-nobody-${language}`);
      expect(await violationsOn(person.page)).toEqual([]);
      expect(person.complaints).toEqual([]);
    } finally {
      await person.leave();
      await fresh.dispose();
    }
  });

  it('listens, asks, hears the answer, reloads, and ends with a summary', async () => {
    const person = await newPerson(browser, system.url, { language, width: 360 });
    const { page } = person;
    const patient = patientPage(page, language);
    const { words, button, log } = patient;
    try {
      await page.goto('/patient');
      await button(words.start).click();
      await page.getByText(words.numberMissing).waitFor();
      await button(words.sample).click();
      await screenshot(page, `phone-patient-start-${language}`);
      await button(words.start).click();
      await log.getByText(texts.agent).first().waitFor();

      await page.getByRole('tab', { name: words.listen }).click();
      await button(words.play(texts.recording)).waitFor();
      await screenshot(page, `phone-patient-listen-${language}`);
      await button(words.play(texts.recording)).click();
      await expect
        .poll(() => page.evaluate<boolean>("!document.querySelector('audio').paused"), WAIT)
        .toBe(true);

      await page.getByRole('tab', { name: words.ask, exact: true }).click();
      await page.getByRole('button', { name: words.topic(texts.heading) }).waitFor();
      await patient.ask(texts.question);
      await log.getByText(texts.answer).waitFor();
      await button(words.hear)
        .or(page.getByRole('button', { name: /Stop|停止/ }))
        .first()
        .waitFor();
      await page.getByRole('button', { name: words.topic(texts.heading) }).click();
      await expect.poll(() => log.getByText(texts.answer).count(), WAIT).toBe(2);
      await screenshot(page, `phone-patient-ask-${language}`);
      expect(
        await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        ),
      ).toBeLessThanOrEqual(0);

      await page.reload();
      await expect.poll(() => log.getByText(texts.answer).count(), WAIT).toBe(2);
      await patient.end();
      await page.getByText('A123456789').waitFor();
      await page.getByText(texts.answer).first().waitFor();
      await screenshot(page, `phone-patient-summary-${language}`);
      await page.reload();
      await page.getByRole('heading', { name: words.thanks }).waitFor();
      await button(words.again).click();
      await button(words.start).waitFor();
      expect(person.complaints).toEqual([]);

      const list = await fetch(`${system.url}/api/conversations`);
      expect(await list.json()).toMatchObject({
        conversations: [{ agent_id: agent.agent_id, total_messages: 4 }],
      });
    } finally {
      await person.leave();
    }
  });

  it.each(['light', 'dark'] as const)('meets no accessibility violation, %s', async (scheme) => {
    const person = await newPerson(browser, system.url, { language, scheme });
    const { page } = person;
    const patient = patientPage(page, language);
    try {
      await page.goto('/patient');
      await patient.button(patient.words.start).waitFor();
      await screenshot(page, `patient-start-${language}-${scheme}`);
      expect(await violationsOn(page)).toEqual([]);
      await patient.start(agent.agent_id);
      await patient.ask(texts.question);
      await patient.log.getByText(texts.answer).waitFor();
      await patient.button(patient.words.play(texts.recording)).waitFor();
      await screenshot(page, `patient-${language}-${scheme}`);
      expect(await violationsOn(page)).toEqual([]);
      await patient.end();
      await screenshot(page, `patient-summary-${language}-${scheme}`);
      expect(await violationsOn(page)).toEqual([]);
      await page.goto('/patient/00000000-0000-4000-8000-000000000000');
      await page.getByRole('heading', { name: patient.words.gone }).waitFor();
      expect(await violationsOn(page)).toEqual([]);
      // The browser itself reports the 404 of the session that never was.
      expect(person.complaints.filter((text) => !text.includes('404'))).toEqual([]);
    } finally {
      await person.leave();
    }
  });
});

describe('the page for patients', () => {
  const texts = TEXTS['en-GB'];
  let system: System;
  let agent: Agent;
  beforeAll(async () => {
    system = await startSystem();
    agent = await prepare(system.url, 'en-GB');
  });
  afterAll(() => system.dispose());

  it('sends a question by itself when the API was killed while it was asked', async () => {
    const person = await newPerson(browser, system.url);
    const { page } = person;
    const patient = patientPage(page, 'en-GB');
    try {
      await patient.start(agent.agent_id);
      await patient.question.fill(texts.question);
      const killed = system.pidOf('api');
      process.kill(killed ?? 0, 'SIGKILL');
      await patient.button(patient.words.send).click();
      await patient.log.getByText(texts.question).waitFor();
      await screenshot(page, 'patient-api-killed');
      await patient.log.getByText(texts.answer).waitFor({ timeout: 60_000 });
      expect(await patient.log.getByText(texts.question).count()).toBe(1);
      expect(await page.getByRole('alert').count()).toBe(0);
      await page.reload();
      await patient.log.getByText(texts.answer).waitFor();
      expect(await patient.log.getByText(texts.question).count()).toBe(1);
    } finally {
      await person.leave();
    }
  });

  it('keeps the question when the session was ended elsewhere, and takes it into a new one', async () => {
    const person = await newPerson(browser, system.url);
    const { page } = person;
    const patient = patientPage(page, 'en-GB');
    const { words, button } = patient;
    try {
      await patient.start(agent.agent_id);
      const session = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      await fetch(`${system.url}/api/patient/session/${session}/end`, { method: 'POST' });
      await patient.ask(texts.question);
      await page.getByRole('alert').getByText(words.over).waitFor();
      await screenshot(page, 'patient-ended-elsewhere');
      expect(await page.getByText(texts.question).count()).toBe(1);
      await button(words.again).click();
      await button(words.start).click();
      await expect.poll(() => patient.question.inputValue(), WAIT).toBe(texts.question);
      await button(words.send).click();
      await patient.log.getByText(texts.answer).waitFor();
    } finally {
      await person.leave();
    }
  });

  it('shows what a patient typed as text, never as markup', async () => {
    const person = await newPerson(browser, system.url);
    const { page } = person;
    const patient = patientPage(page, 'en-GB');
    const typed = '<img src=x onerror=alert(1)> **bold** <script>alert(2)</script>';
    try {
      await patient.start(agent.agent_id);
      await patient.ask(typed);
      await patient.log.getByText(typed).waitFor();
      await expect.poll(() => patient.log.locator('[data-role="agent"]').count(), WAIT).toBe(2);
      expect(await page.locator('img[onerror], .log strong').count()).toBe(0);
      await patient.end();
      await page.getByText(typed).waitFor();
      expect(person.complaints).toEqual([]);
    } finally {
      await person.leave();
    }
  });

  it('prints what was said, and nothing else', async () => {
    const person = await newPerson(browser, system.url);
    const { page } = person;
    const patient = patientPage(page, 'en-GB');
    try {
      await patient.start(agent.agent_id);
      await patient.ask(texts.question);
      await patient.log.getByText(texts.answer).waitFor();
      await patient.end();
      await page.emulateMedia({ media: 'print' });
      await screenshot(page, 'patient-print');
      expect(await page.getByText(texts.answer).isVisible()).toBe(true);
      expect(await page.getByRole('navigation').isVisible()).toBe(false);
      expect(await page.getByRole('button').count()).toBe(0);
    } finally {
      await person.leave();
    }
  });

  it('is used with the keyboard alone', async () => {
    const person = await newPerson(browser, system.url);
    const { page } = person;
    const patient = patientPage(page, 'en-GB');
    try {
      await page.goto(`/patient?agent=${agent.agent_id}`);
      await page.getByRole('textbox', { name: patient.words.number }).focus();
      await page.keyboard.type('P77');
      await page.keyboard.press('Enter');
      await patient.log.waitFor();
      await patient.question.focus();
      await page.keyboard.type(texts.question);
      await page.keyboard.press('Enter');
      await patient.log.getByText(texts.answer).waitFor();
      expect(person.complaints).toEqual([]);
    } finally {
      await person.leave();
    }
  });
});
