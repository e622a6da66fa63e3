import { describe, expect, it } from 'vitest';
import { violationsOn } from './accessibility.ts';
import { screenshot } from './browser.ts';
import { knowledgePage } from './knowledge-page.ts';
import { freezeApi } from './outage.ts';
import { useStage } from './stage.ts';
import { WORDS } from './words.ts';

const words = WORDS['en-GB'];
const stage = useStage();

describe('the frame of every page', () => {
  it('goes to other pages from the bar of a phone, and from the sheet behind it', async () => {
    await stage.visit({ width: 360 }, async (page) => {
      await page.goto('/studio/library');
      await page.getByRole('heading', { level: 1 }).waitFor();
      const more = page.getByRole('button', { name: 'More' });
      await more.click();
      await page.getByRole('link', { name: 'Quick start' }).waitFor();
      await screenshot(page, 'phone-more');
      expect(await violationsOn(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect.poll(() => more.getAttribute('aria-expanded')).toBe('false');
      await more.click();
      await page.getByRole('link', { name: 'Quick start' }).click();
      await page.getByRole('heading', { name: 'How it works' }).waitFor();
    });
  });

  it('opens a menu and the status by keyboard while their code is still on its way', async () => {
    await stage.visit({}, async (page) => {
      const arrival = Promise.withResolvers<undefined>();
      await page.route('**/assets/parts-*.js', async (route) => {
        await arrival.promise;
        await route.continue();
      });
      await page.goto('/nowhere');
      const language = page.getByRole('button', { name: 'Language: English' });
      await language.focus();
      await page.keyboard.press('Enter');
      expect(await language.getAttribute('aria-expanded')).toBe('true');
      expect(await page.getByRole('menu').count()).toBe(0);
      arrival.resolve(undefined);
      await page.getByRole('menuitemradio', { name: 'English' }).waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('menu').waitFor({ state: 'detached' });
      const hasFocus = (name: RegExp) =>
        expect.poll(() => page.evaluate<string>('document.activeElement.ariaLabel')).toMatch(name);
      await hasFocus(/^Language/u);

      await page.getByRole('button', { name: /^System status/ }).focus();
      await page.keyboard.press('Enter');
      const details = page.getByRole('dialog');
      await details.getByText('Version').waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await details.waitFor({ state: 'detached' });
      await hasFocus(/^System status/u);
    });
  });

  it('says so in the header while the API is away, and recovers by itself', async () => {
    await stage.visit({ failing: true }, async (page) => {
      await knowledgePage(page, words).open();
      await page.getByRole('button', { name: 'System status: Healthy' }).waitFor();
      freezeApi(stage.system);
      await page
        .getByRole('button', { name: 'System status: Offline' })
        .waitFor({ timeout: 120_000 });
      await screenshot(page, 'api-away');
      await page
        .getByRole('button', { name: 'System status: Healthy' })
        .waitFor({ timeout: 120_000 });
    });
  });
});

describe('the API reference', () => {
  it('explains the API at /docs, under the same security policy', async () => {
    await stage.visit({}, async (page) => {
      await page.goto('/docs');
      await page.getByText('Create a document from a file').waitFor();
      await page.getByText('Create a document from a file').click();
      await page.getByRole('button', { name: 'Try it out' }).waitFor();
      await screenshot(page, 'api-docs');
    });
  });
});
