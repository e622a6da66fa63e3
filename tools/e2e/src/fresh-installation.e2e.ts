import { describe, expect, it } from 'vitest';
import { violationsOn } from './accessibility.ts';
import { PATIENT_WORDS } from './agent-words.ts';
import { screenshot } from './browser.ts';
import { DASHBOARD_WORDS } from './dashboard-words.ts';
import { INSIGHTS_WORDS } from './insights-words.ts';
import { useStage } from './stage.ts';

const stage = useStage();

describe('a fresh installation', () => {
  it('teaches the next steps on the dashboard, which is calm', async () => {
    await stage.visit({}, async (page) => {
      await page.goto('/dashboard');
      await page.getByText(DASHBOARD_WORDS['en-GB'].calm).waitFor();
      await page.getByText(DASHBOARD_WORDS['en-GB'].nothingYet).waitFor();
      await page.getByRole('link', { name: /Documents.*Add the first one/ }).waitFor();
      await screenshot(page, 'dashboard-empty');
      expect(await violationsOn(page)).toEqual([]);
    });
  });

  it('says on Insights what to do when there is nothing, and when nothing fits', async () => {
    await stage.visit({}, async (page) => {
      await page.goto('/insights');
      await page.getByText(INSIGHTS_WORDS['en-GB'].empty).waitFor();
      await screenshot(page, 'insights-empty');
      await page.goto('/insights?from=2020-01-01&to=2020-01-02');
      await page.getByText(INSIGHTS_WORDS['en-GB'].noMatch).waitFor();
      await page.getByRole('button', { name: INSIGHTS_WORDS['en-GB'].clear }).first().click();
      await page.getByText(INSIGHTS_WORDS['en-GB'].empty).waitFor();
      expect(await violationsOn(page)).toEqual([]);
    });
  });

  it.each(['en-GB', 'zh-TW'] as const)(
    'tells a patient that there is nobody to talk to, in %s',
    async (language) => {
      await stage.visit({ language }, async (page) => {
        await page.goto('/patient');
        await page.getByText(PATIENT_WORDS[language].nobody).waitFor();
        await screenshot(page, `patient-nobody-${language}`);
        expect(await violationsOn(page)).toEqual([]);
      });
    },
  );
});
