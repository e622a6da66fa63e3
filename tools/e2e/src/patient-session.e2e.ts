import type { Agent } from '@elevendops/contract';
import { describe, expect, it } from 'vitest';
import { screenshot } from './browser.ts';
import { killApi } from './outage.ts';
import { PATIENT_TEXTS, patientPage, prepareForPatients } from './patient-page.ts';
import { useStage } from './stage.ts';

const texts = PATIENT_TEXTS['en-GB'];
const stage = useStage();
let agent: Agent;

stage.prepare(async () => {
  agent = await prepareForPatients(stage.system.url, 'en-GB');
});

describe('the page for patients', () => {
  it('sends a question by itself when the API was killed while it was asked', async () => {
    await stage.visit({ failing: true }, async (page) => {
      const patient = patientPage(page, 'en-GB');
      await patient.start(agent.agent_id);
      await patient.question.fill(texts.question);
      killApi(stage.system);
      await patient.button(patient.words.send).click();
      await patient.log.getByText(texts.question).waitFor();
      await screenshot(page, 'patient-api-killed');
      await patient.log.getByText(texts.answer).waitFor({ timeout: 120_000 });
      expect(await patient.log.getByText(texts.question).count()).toBe(1);
      await expect.poll(() => page.getByRole('alert').count()).toBe(0);
      await page.reload();
      await patient.log.getByText(texts.answer).waitFor();
      expect(await patient.log.getByText(texts.question).count()).toBe(1);
    });
  });

  it('keeps the question when the session was ended elsewhere, and takes it into a new one', async () => {
    await stage.visit({ failing: true }, async (page) => {
      const patient = patientPage(page, 'en-GB');
      const { words, button } = patient;
      await patient.start(agent.agent_id);
      const session = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      await fetch(`${stage.system.url}/api/patient/session/${session}/end`, { method: 'POST' });
      await patient.ask(texts.question);
      await page.getByRole('alert').getByText(words.over).waitFor();
      await screenshot(page, 'patient-ended-elsewhere');
      expect(await page.getByText(texts.question).count()).toBe(1);
      await button(words.again).click();
      await button(words.start).click();
      await expect.poll(() => patient.question.inputValue()).toBe(texts.question);
      await button(words.send).click();
      await patient.log.getByText(texts.answer).waitFor();
    });
  });

  it('[bug 33] shows what a patient typed as text, never as markup', async () => {
    await stage.visit({}, async (page) => {
      const patient = patientPage(page, 'en-GB');
      const typed = '<img src=x onerror=alert(1)> **bold** <script>alert(2)</script>';
      await patient.start(agent.agent_id);
      await patient.ask(typed);
      await patient.log.getByText(typed).waitFor();
      await expect.poll(() => patient.log.locator('[data-role="agent"]').count()).toBe(2);
      expect(await page.locator('img[onerror], .log strong').count()).toBe(0);
      await patient.end();
      await page.getByText(typed).waitFor();
    });
  });

  it('prints what was said, and nothing else', async () => {
    await stage.visit({}, async (page) => {
      const patient = patientPage(page, 'en-GB');
      await patient.start(agent.agent_id);
      await patient.ask(texts.question);
      await patient.log.getByText(texts.answer).waitFor();
      await patient.end();
      await page.emulateMedia({ media: 'print' });
      await screenshot(page, 'patient-print');
      expect(await page.getByText(texts.answer).isVisible()).toBe(true);
      expect(await page.getByRole('navigation').isVisible()).toBe(false);
      expect(await page.getByRole('button').count()).toBe(0);
    });
  });

  it('is used with the keyboard alone', async () => {
    await stage.visit({}, async (page) => {
      const patient = patientPage(page, 'en-GB');
      await page.goto(`/patient?agent=${agent.agent_id}`);
      await page.getByRole('textbox', { name: patient.words.number }).focus();
      await page.keyboard.type('P77');
      await page.keyboard.press('Enter');
      await patient.log.waitFor();
      await patient.question.focus();
      await page.keyboard.type(texts.question);
      await page.keyboard.press('Enter');
      await patient.log.getByText(texts.answer).waitFor();
    });
  });
});
