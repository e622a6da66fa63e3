import { readFile } from 'node:fs/promises';
import { conversationListSchema } from '@elevendops/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overflowOf, violationsOn } from './accessibility.ts';
import { launchBrowser, newPerson, screenshot } from './browser.ts';
import { whileApiIsDead } from './outage.ts';
import { patientsOf } from './patients.ts';
import { startSystem, type System } from './system.ts';

const WORDS = {
  'en-GB': {
    patient: 'Patient',
    attention: 'Needs attention only',
    list: 'Conversations',
    markReviewed: 'Mark as reviewed',
    markOpen: 'Mark as not reviewed',
    reviewed: 'Reviewed',
    back: 'All conversations',
    notAnswered: 'Not answered',
    urgent: /Urgent: Chest pain/,
    clear: 'Clear the filters',
    noMatch: 'No conversation fits these filters',
    export: 'Export as CSV',
    exported: '24 conversations exported.',
    next: 'Next page',
    found: (count: number) => `${String(count)} conversation${count === 1 ? '' : 's'}`,
    empty: 'No conversations yet',
  },
  'zh-TW': {
    patient: '病人',
    attention: '只看需要注意的',
    list: '對話',
    markReviewed: '標示為已審閱',
    markOpen: '改為未審閱',
    reviewed: '已審閱',
    back: '所有對話',
    notAnswered: '未回答',
    urgent: /緊急：胸痛/,
    clear: '清除篩選',
    noMatch: '沒有符合篩選條件的對話',
    export: '匯出 CSV',
    exported: '已匯出 24 筆對話。',
    next: '下一頁',
    found: (count: number) => `${String(count)} 筆對話`,
    empty: '還沒有對話',
  },
} as const;

const MARKUP = '<img src=x onerror=alert(1)> =1+1';

let browser: Browser;
let system: System;
const urgentIds: Record<'en-GB' | 'zh-TW', string> = { 'en-GB': '', 'zh-TW': '' };

beforeAll(async () => {
  browser = await launchBrowser();
  system = await startSystem();
  const spoiled = await patientsOf(system, '=HYPERLINK("http://evil") 護理師');
  await spoiled.tell({ patientId: 'CALM1', says: ['How often do I use the drops?'] });
  const patients = await patientsOf(system, '白內障護理師 Cataract nurse');
  for (let number = 2; number <= 22; number += 1) {
    await patients.tell({
      patientId: `CALM${String(number)}`,
      says: ['How often do I use the drops?'],
    });
  }
  urgentIds['en-GB'] = await patients.tell({
    patientId: 'URGENTEN',
    says: [
      'How often do I use the drops?',
      'I have severe chest pain. Should I worry?',
      'What is the capital of Peru?',
      MARKUP,
    ],
  });
  urgentIds['zh-TW'] = await patients.tell({
    patientId: 'URGENTZH',
    says: ['眼藥水一天要點幾次？', '我胸痛得很厲害，怎麼辦？', '秘魯的首都在哪裡？', MARKUP],
  });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await system.dispose();
});

const rows = (page: Page, name: string) =>
  page.getByRole('table', { name, exact: true }).first().getByRole('row');

describe.each([
  ['en-GB', 'light', 'URGENTEN'],
  ['zh-TW', 'light', 'URGENTZH'],
  ['en-GB', 'dark', 'URGENTEN'],
  ['zh-TW', 'dark', 'URGENTZH'],
] as const)('conversations in %s, %s', (language, scheme, patient) => {
  const words = WORDS[language];

  it('are found, read, marked as reviewed, and unmarked', async () => {
    const doctor = await newPerson(browser, system.url, { language, scheme });
    const { page } = doctor;
    try {
      await page.goto('/insights');
      await page.getByText(words.found(24), { exact: true }).waitFor();
      expect(await rows(page, words.list).count()).toBe(21);
      await page.locator('svg.recharts-surface').first().waitFor();
      await screenshot(page, `insights-${language}-${scheme}`);
      expect(await violationsOn(page)).toEqual([]);

      await page.getByRole('button', { name: words.next }).click();
      await expect.poll(() => rows(page, words.list).count()).toBe(5);
      expect(page.url()).toContain('page=2');

      await page.getByText(words.attention).click();
      await page.getByRole('searchbox', { name: words.patient }).fill(patient.toLowerCase());
      await page.getByText(words.found(1), { exact: true }).waitFor();
      await page.getByRole('link', { name: new RegExp(patient) }).click();

      await page.getByRole('heading', { level: 1, name: new RegExp(patient) }).waitFor();
      await page.getByText(words.urgent).waitFor();
      await page.getByText(words.notAnswered, { exact: true }).first().waitFor();
      expect(await page.getByText(MARKUP, { exact: true }).count()).toBeGreaterThan(0);
      expect(await page.locator('img[src="x"]').count()).toBe(0);
      await screenshot(page, `conversation-${language}-${scheme}`);
      expect(await violationsOn(page)).toEqual([]);

      await page.getByRole('button', { name: words.markReviewed }).click();
      await page.getByRole('button', { name: words.markOpen }).waitFor();
      await expect.poll(() => reviewedIds()).toEqual([urgentIds[language]]);
      await page.getByRole('link', { name: words.back }).click();
      await page.getByText(words.found(1), { exact: true }).waitFor();
      expect(page.url()).toContain('attention=1');
      await rows(page, words.list).filter({ hasText: words.reviewed }).waitFor();
      await page.getByRole('link', { name: new RegExp(patient) }).click();
      await page.getByRole('button', { name: words.markOpen }).click();
      await page.getByRole('button', { name: words.markReviewed }).waitFor();
      await expect.poll(() => reviewedIds()).toEqual([]);
      expect(doctor.complaints).toEqual([]);
    } finally {
      await doctor.leave();
    }
  });
});

async function reviewedIds(): Promise<string[]> {
  const reply = await fetch(`${system.url}/api/conversations?reviewed=true`);
  return conversationListSchema
    .parse(await reply.json())
    .conversations.map(({ conversation_id: id }) => id);
}

describe('the Insights page', () => {
  const words = WORDS['en-GB'];

  it('says what to do when there is nothing, and when nothing fits', async () => {
    const fresh = await startSystem();
    const doctor = await newPerson(browser, fresh.url);
    try {
      await doctor.page.goto('/insights');
      await doctor.page.getByText(words.empty).waitFor();
      await screenshot(doctor.page, 'insights-empty');
      await doctor.page.goto('/insights?from=2020-01-01&to=2020-01-02');
      await doctor.page.getByText(words.noMatch).waitFor();
      await doctor.page.getByRole('button', { name: words.clear }).first().click();
      await doctor.page.getByText(words.empty).waitFor();
      expect(await violationsOn(doctor.page)).toEqual([]);
      expect(doctor.complaints).toEqual([]);
    } finally {
      await doctor.leave();
      await fresh.dispose();
    }
  });

  it.each(['en-GB', 'zh-TW'] as const)(
    'exports a CSV without formulas, in %s',
    async (language) => {
      const doctor = await newPerson(browser, system.url, { language });
      const { page } = doctor;
      try {
        await page.goto('/insights');
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name: WORDS[language].export }).click();
        const text = await readFile((await (await download).path()) ?? '', 'utf8');
        await page.getByText(WORDS[language].exported).waitFor();
        expect(text.startsWith('\u{FEFF}')).toBe(true);
        expect(text.split('\r\n')).toHaveLength(26);
        expect(text).toContain(`"'=HYPERLINK(""http://evil"") 護理師"`);
        expect(text).not.toMatch(/(^|,|")[=+@]/mu);
        expect(doctor.complaints).toEqual([]);
      } finally {
        await doctor.leave();
      }
    },
  );

  it('takes the mark back and says so when it cannot be saved', async () => {
    const doctor = await newPerson(browser, system.url);
    const { page } = doctor;
    try {
      await page.goto(`/insights/${urgentIds['en-GB']}`);
      const mark = page.getByRole('button', { name: words.markReviewed });
      await mark.waitFor();
      await whileApiIsDead(system, async () => {
        await mark.click();
        // At once, though nobody answers.
        await page.getByRole('button', { name: words.markOpen }).waitFor({ timeout: 2_000 });
        await page.getByText('The mark was not saved').waitFor({ timeout: 60_000 });
        await mark.waitFor();
        await screenshot(page, 'review-not-saved');
      });
    } finally {
      await doctor.leave();
    }
  });

  it('reads on by itself after the API was killed', async () => {
    const doctor = await newPerson(browser, system.url);
    const { page } = doctor;
    try {
      await page.goto('/insights');
      await page.getByText(words.found(24), { exact: true }).waitFor({ timeout: 60_000 });
      const killed = system.pidOf('api');
      process.kill(killed ?? 0, 'SIGKILL');
      await page.getByRole('searchbox', { name: words.patient }).fill('URGENT');
      await page.getByText(words.found(2), { exact: true }).waitFor({ timeout: 60_000 });
      expect(system.pidOf('api')).not.toBe(killed);
      await page.getByRole('link', { name: /URGENTEN/ }).click();
      await page.getByText(words.urgent).waitFor();
    } finally {
      await doctor.leave();
    }
  });

  it('explains that a conversation does not exist', async () => {
    const doctor = await newPerson(browser, system.url);
    try {
      await doctor.page.goto('/insights/6f1b2a3c-0000-4000-8000-000000000000');
      await doctor.page.getByText('This no longer exists').waitFor();
      await doctor.page.getByRole('link', { name: words.back }).click();
      await doctor.page.getByText(words.found(24), { exact: true }).waitFor();
    } finally {
      await doctor.leave();
    }
  });

  it('works on a phone and by keyboard, and prints the transcript alone', async () => {
    const doctor = await newPerson(browser, system.url, { width: 360 });
    const { page } = doctor;
    try {
      await page.goto('/insights');
      const link = page.getByRole('link', { name: /URGENTEN/ });
      await link.waitFor();
      await screenshot(page, 'phone-insights');
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await violationsOn(page)).toEqual([]);
      await link.focus();
      await page.keyboard.press('Enter');
      await page.getByText(words.urgent).waitFor();
      await screenshot(page, 'phone-conversation');
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await violationsOn(page)).toEqual([]);

      await page.emulateMedia({ media: 'print' });
      await page.getByText(words.urgent).waitFor();
      expect(await page.getByRole('navigation').isVisible()).toBe(false);
      expect(await page.getByRole('button', { name: words.markReviewed }).isVisible()).toBe(false);
      await screenshot(page, 'conversation-print');
      expect(doctor.complaints).toEqual([]);
    } finally {
      await doctor.leave();
    }
  });
});
