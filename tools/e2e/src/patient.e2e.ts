import type { Agent } from '@elevendops/contract';
import { describe, expect, it } from 'vitest';
import { overflowOf, violationsOn } from './accessibility.ts';
import { screenshot } from './browser.ts';
import { PATIENT_TEXTS, patientPage, prepareForPatients } from './patient-page.ts';
import { useStage } from './stage.ts';

describe.each(['en-GB', 'zh-TW'] as const)('a patient, in %s', (language) => {
  const texts = PATIENT_TEXTS[language];
  const stage = useStage();
  let agent: Agent;
  stage.prepare(async () => {
    agent = await prepareForPatients(stage.system.url, language);
  });

  it('listens, asks, hears the answer, reloads, and ends with a summary', async () => {
    await stage.visit({ language, width: 360 }, async (page) => {
      const patient = patientPage(page, language);
      const { words, button, log } = patient;
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
        .poll(() => page.evaluate<boolean>("!document.querySelector('audio').paused"))
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
      await expect.poll(() => log.getByText(texts.answer).count()).toBe(2);
      await screenshot(page, `phone-patient-ask-${language}`);
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);

      await page.reload();
      await expect.poll(() => log.getByText(texts.answer).count()).toBe(2);
      await patient.end();
      await page.getByText('A123456789').waitFor();
      await page.getByText(texts.answer).first().waitFor();
      await screenshot(page, `phone-patient-summary-${language}`);
      await page.reload();
      await page.getByRole('heading', { name: words.thanks }).waitFor();
      await button(words.again).click();
      await button(words.start).waitFor();

      const list = await fetch(`${stage.system.url}/api/conversations`);
      expect(await list.json()).toMatchObject({
        conversations: [{ agent_id: agent.agent_id, total_messages: 4 }],
      });
    });
  });

  it.each(['light', 'dark'] as const)('meets no accessibility violation, %s', async (scheme) => {
    await stage.visit({ language, scheme, failing: true }, async (page) => {
      const patient = patientPage(page, language);
      await page.goto('/patient');
      await patient.button(patient.words.start).waitFor();
      await patient.start(agent.agent_id);
      await patient.ask(texts.question);
      await patient.log.getByText(texts.answer).waitFor();
      await patient.button(patient.words.play(texts.recording)).waitFor();
      await screenshot(page, `patient-talk-${language}-${scheme}`);
      expect(await violationsOn(page)).toEqual([]);
      await patient.end();
      await screenshot(page, `patient-summary-${language}-${scheme}`);
      expect(await violationsOn(page)).toEqual([]);
      await page.goto('/patient/00000000-0000-4000-8000-000000000000');
      await page.getByRole('heading', { name: patient.words.gone }).waitFor();
      expect(await violationsOn(page)).toEqual([]);
    });
  });
});
