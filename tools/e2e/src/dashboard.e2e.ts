import { conversationListSchema } from '@elevendops/contract';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overflowOf, violationsOn } from './accessibility.ts';
import { launchBrowser, newPerson, screenshot } from './browser.ts';
import { whileApiIsDead } from './outage.ts';
import { patientsOf } from './patients.ts';
import { startSystem, type System } from './system.ts';

const WORDS = {
  'en-GB': {
    attention: 'Needs your attention',
    calm: 'Nothing needs you right now.',
    documents: /Documents\s*2/,
    failedSync: 'Sync failed',
    reviewed: 'Mark as reviewed',
    asTable: 'Show as a table',
    nothingYet: 'Nothing yet',
    total: 'Total',
  },
  'zh-TW': {
    attention: '需要您處理',
    calm: '目前沒有需要處理的事。',
    documents: /文件\s*2/,
    failedSync: '同步失敗',
    reviewed: '標示為已審閱',
    asTable: '以表格顯示',
    nothingYet: '還沒有活動',
    total: '合計',
  },
} as const;

let browser: Browser;
let system: System;

beforeAll(async () => {
  browser = await launchBrowser();
  system = await startSystem();
  const patients = await patientsOf(system);
  await patients.tell({ patientId: 'CALM1', says: ['How often do I use the drops?'] });
  await patients.tell({
    patientId: 'URGENT7',
    says: ['I have severe chest pain. What now?', 'What is the capital of Peru?'],
  });
  await fetch(`${system.url}/api/knowledge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ disease_name: 'Blank leaflet', raw_content: ' ' }),
  });
});
/** Conversations, answered and unanswered questions, as the list has them. */
async function totals(): Promise<string[]> {
  const reply = await fetch(`${system.url}/api/conversations`);
  const list = conversationListSchema.parse(await reply.json());
  expect(list.total_answered).toBeGreaterThan(0);
  expect(list.total_unanswered).toBeGreaterThan(0);
  return [list.total_count, list.total_answered, list.total_unanswered].map(String);
}

afterAll(async () => {
  await browser.close();
  await system.dispose();
});

describe('the dashboard of a fresh installation', () => {
  it('teaches the next steps and is calm', async () => {
    const fresh = await startSystem();
    const doctor = await newPerson(browser, fresh.url);
    try {
      await doctor.page.goto('/dashboard');
      await doctor.page.getByText(WORDS['en-GB'].calm).waitFor();
      await doctor.page.getByText(WORDS['en-GB'].nothingYet).waitFor();
      await doctor.page.getByRole('link', { name: /Documents.*Add the first one/ }).waitFor();
      await screenshot(doctor.page, 'dashboard-empty');
      expect(await violationsOn(doctor.page)).toEqual([]);
      expect(doctor.complaints).toEqual([]);
    } finally {
      await doctor.leave();
      await fresh.dispose();
    }
  });
});

describe.each([
  ['en-GB', 'light'],
  ['en-GB', 'dark'],
  ['zh-TW', 'light'],
  ['zh-TW', 'dark'],
] as const)('the dashboard in %s, %s', (language, scheme) => {
  const words = WORDS[language];

  it('counts, draws, tells the same as a table, and names what needs the doctor', async () => {
    const doctor = await newPerson(browser, system.url, { language, scheme });
    const { page } = doctor;
    try {
      await page.goto('/dashboard');
      await page.getByRole('link', { name: words.documents }).waitFor();
      await page.getByRole('link', { name: 'Blank leaflet' }).waitFor();
      await page.getByText(words.failedSync).first().waitFor();
      await page.getByRole('link', { name: /URGENT7/ }).waitFor();
      await page.locator('svg.recharts-surface').nth(1).waitFor();
      expect(await page.locator('.recharts-bar-rectangle path').count()).toBeGreaterThanOrEqual(2);
      await screenshot(page, `dashboard-${language}-${scheme}`);
      expect(await violationsOn(page)).toEqual([]);

      await page.getByText(words.asTable).click();
      const total = page.getByRole('row', { name: new RegExp(`^${words.total}`) });
      expect(await total.getByRole('cell').allTextContents()).toEqual(await totals());
      expect(await violationsOn(page)).toEqual([]);
      await page.locator('svg.recharts-surface').first().scrollIntoViewIfNeeded();
      await screenshot(page, `dashboard-charts-${language}-${scheme}`);
      expect(doctor.complaints).toEqual([]);
    } finally {
      await doctor.leave();
    }
  });
});

describe('the dashboard', () => {
  const words = WORDS['en-GB'];

  it('works on a phone and by keyboard', async () => {
    const doctor = await newPerson(browser, system.url, { width: 360 });
    const { page } = doctor;
    try {
      await page.goto('/dashboard');
      await page.getByRole('link', { name: /URGENT7/ }).waitFor();
      await page.locator('svg.recharts-surface').nth(1).waitFor();
      await screenshot(page, 'phone-dashboard');
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('link', { name: /URGENT7/ }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: /URGENT7/ }).waitFor();
      await page.goBack();
      await page.getByText(words.asTable).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('row', { name: /^Total/ }).waitFor();
      expect(doctor.complaints).toEqual([]);
    } finally {
      await doctor.leave();
    }
  });

  it('says so when the API is killed, and recovers by itself', { timeout: 240_000 }, async () => {
    const doctor = await newPerson(browser, system.url);
    const { page } = doctor;
    try {
      await page.goto('/dashboard');
      await page.getByRole('link', { name: words.documents }).waitFor();
      await whileApiIsDead(system, async () => {
        await page.getByText('The figures could not be refreshed').waitFor({ timeout: 100_000 });
        await page.getByRole('link', { name: words.documents }).waitFor();
        await screenshot(page, 'dashboard-api-away');
      });
      await page
        .getByText('The figures could not be refreshed')
        .waitFor({ state: 'detached', timeout: 60_000 });
      await page.getByRole('link', { name: words.documents }).waitFor();
    } finally {
      await doctor.leave();
    }
  });
});
