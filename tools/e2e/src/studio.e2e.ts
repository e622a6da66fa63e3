import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, newPerson, screenshot } from './browser.ts';
import { STUDIO_WORDS } from './studio-words.ts';
import { startSystem, type System } from './system.ts';

const GUIDE = `# Gout 痛風

Gout is caused by uric acid crystals in a joint. The joint is red, hot and very painful.
痛風由關節中的尿酸結晶引起，關節會紅、腫、熱、痛。

## Treatment

- Take the tablets every day, also when nothing hurts.
- Drink plenty of water. 多喝水，少喝酒。

## Warning signs

Call us at once when you have a fever or cannot move the joint.
`;

let browser: Browser;
let system: System;

beforeAll(async () => {
  browser = await launchBrowser();
  system = await startSystem();
});
afterAll(async () => {
  await browser.close();
  await system.dispose();
});

async function addDocument(name: string): Promise<string> {
  const reply = await fetch(`${system.url}/api/knowledge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ disease_name: name, raw_content: GUIDE }),
  });
  expect(reply.status).toBe(201);
  const { knowledge_id: id } = (await reply.json()) as { readonly knowledge_id: string };
  return id;
}

async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

async function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
}

describe.each([
  ['en-GB', 'light', 1280],
  ['zh-TW', 'dark', 1280],
  ['zh-TW', 'light', 360],
] as const)('a doctor in the Studio, in %s, %s, %d pixels wide', (language, scheme, width) => {
  const words = STUDIO_WORDS[language];
  const tag = `${language}-${scheme}-${String(width)}`;
  const name = `Gout ${tag}`;

  it('makes a recording from a document, finds it, renames it and deletes it', async () => {
    await addDocument(name);
    const doctor = await newPerson(browser, system.url, { language, scheme, width });
    const { page } = doctor;
    const button = (label: string | RegExp) => page.getByRole('button', { name: label });
    const look = async (step: string) => {
      await screenshot(page, `studio-${step}-${tag}`);
      expect(await violationsOn(page)).toEqual([]);
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    };
    try {
      await page.goto('/studio');
      await page.getByRole('radio', { name: new RegExp(name) }).check();
      await button(words.showText).click();
      await page.getByRole('heading', { name: 'Warning signs' }).waitFor();
      await look('document');
      await button(words.toScript).click();

      await button(words.addModule(words.medication)).click();
      await page.getByRole('listitem').filter({ hasText: words.medication }).waitFor();
      await look('script');
      await button(words.write).click();
      await page.getByText(words.written).first().waitFor();
      await look('written');
      await button(words.toEditing).click();

      const script = page.getByRole('textbox', { name: words.script, exact: true });
      expect((await script.inputValue()).length).toBeGreaterThan(40);
      await page.getByRole('textbox', { name: words.title }).fill(`${name} audio`);
      await look('edit');
      await page.reload();
      expect(await page.getByRole('textbox', { name: words.title }).inputValue()).toBe(
        `${name} audio`,
      );
      await button(words.toVoices).click();

      for (const [place, label] of words.speakers.entries()) {
        const group = page.getByRole('group', { name: label });
        await group.getByRole('radio').nth(place).check();
      }
      await look('voices');
      await button(words.toAudio).click();
      await look('audio');
      await button(words.make).click();
      await page.getByText(words.done).waitFor({ timeout: 90_000 });
      await page.locator('svg path[d^="M0.5"]').first().waitFor({ state: 'attached' });
      await look('done');
      const play = button(words.play(`${name} audio`));
      await play.click();
      await button(words.pause(`${name} audio`)).waitFor();
      const slider = page.getByRole('slider', { name: new RegExp(`${name} audio`) });
      const before = Number(await slider.inputValue());
      await slider.press('ArrowRight');
      await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(before + 1);

      await page.getByRole('link', { name: words.openLibrary }).click();
      const item = page.getByRole('listitem').filter({ hasText: `${name} audio` });
      await item.waitFor();
      const download = page.waitForEvent('download');
      await item.getByRole('link', { name: words.download(`${name} audio`) }).click();
      expect((await download).suggestedFilename()).toBe(`${name} audio.mp3`);
      await button(words.scriptOf(`${name} audio`)).click();
      await page.getByRole('dialog').waitFor();
      await look('library-script');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await button(words.edit(`${name} audio`)).click();
      await page.getByRole('textbox', { name: words.title }).fill(`${name} <b>renamed</b>`);
      await button(words.save).click();
      await page.getByRole('heading', { name: `${name} <b>renamed</b>` }).waitFor();
      await look('library');
      await button(words.remove(`${name} <b>renamed</b>`)).click();
      await button(words.confirmRemove).click();
      await page
        .getByRole('heading', { name: `${name} <b>renamed</b>` })
        .waitFor({ state: 'detached' });
      expect(doctor.complaints).toEqual([]);
    } finally {
      await doctor.leave();
    }
  });
});

describe('the Studio', () => {
  const words = STUDIO_WORDS['en-GB'];
  beforeAll(async () => {
    await addDocument('Keyboard');
  });
  const openScript = async (page: Page, name: string) => {
    await page.goto('/studio');
    await page.getByRole('radio', { name: new RegExp(name) }).check();
    await page.getByRole('button', { name: words.toScript }).click();
  };

  it('shows the exact prompt, with modules in the order that the keyboard gave them', async () => {
    const doctor = await newPerson(browser, system.url);
    const { page } = doctor;
    try {
      await openScript(page, 'Keyboard');
      await page.getByRole('button', { name: words.addModule(words.medication) }).click();
      const rows = page.getByRole('listitem').filter({ has: page.getByLabel(/^Move /) });
      await rows.nth(1).waitFor();
      const first = async () => (await rows.first().textContent()) ?? '';
      expect(await first()).toContain('Questions and answers');
      await page.getByRole('button', { name: 'Move Medication', exact: true }).focus();
      await page.keyboard.press('Space');
      await page.getByText('Medication is lifted, at place 2 of 2.').waitFor({ state: 'attached' });
      await page.keyboard.press('ArrowUp');
      await page.getByText('Medication is now at place 1 of 2.').waitFor({ state: 'attached' });
      await page.keyboard.press('Space');
      await expect.poll(first).toContain('Medication');

      const instructions = 'Mention the third floor.';
      await page.getByRole('textbox', { name: 'Additional instructions' }).fill(instructions);
      const asked = page.waitForRequest('**/api/templates/preview');
      await page.getByRole('button', { name: 'Preview the prompt' }).click();
      const body = (await asked).postDataJSON() as { readonly template_ids: readonly string[] };
      expect(body.template_ids).toEqual(['medication', 'faq']);
      const shown = page.getByRole('dialog').locator('pre');
      await shown.waitFor();
      const reply = await fetch(`${system.url}/api/templates/preview`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const { combined_prompt: prompt } = (await reply.json()) as {
        readonly combined_prompt: string;
      };
      expect(await shown.textContent()).toBe(prompt);
      expect(prompt).toContain(instructions);
      await screenshot(page, 'studio-prompt');
      expect(await violationsOn(page)).toEqual([]);
      expect(doctor.complaints).toEqual([]);
    } finally {
      await doctor.leave();
    }
  });

  it('moves a module with the mouse', async () => {
    const doctor = await newPerson(browser, system.url);
    const { page } = doctor;
    try {
      await openScript(page, 'Keyboard');
      await page.getByRole('button', { name: words.addModule(words.medication) }).click();
      const rows = page.getByRole('listitem').filter({ has: page.getByLabel(/^Move /) });
      const handle = await page
        .getByRole('button', { name: 'Move Medication', exact: true })
        .boundingBox();
      const target = await rows.first().boundingBox();
      if (handle === null || target === null) {
        throw new Error('the rows have no place on the page');
      }
      await page.mouse.move(handle.x + 10, handle.y + 10);
      await page.mouse.down();
      await page.mouse.move(handle.x + 10, target.y + 8, { steps: 8 });
      await page.mouse.up();
      await expect.poll(async () => rows.first().textContent()).toContain('Medication');
      expect(doctor.complaints).toEqual([]);
    } finally {
      await doctor.leave();
    }
  });

  it('makes, changes and deletes an own module, and takes an own system prompt', async () => {
    const doctor = await newPerson(browser, system.url);
    const { page } = doctor;
    const button = (label: string) => page.getByRole('button', { name: label, exact: true });
    try {
      await openScript(page, 'Keyboard');
      await button('Manage modules').click();
      await button('New module').click();
      await button('Save module').click();
      await page.getByText('Enter a name.').waitFor();
      await screenshot(page, 'studio-module-form');
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('textbox', { name: 'Name' }).fill('Our ward');
      await page.getByRole('textbox', { name: 'Text' }).fill('Explain the way to the ward.');
      await button('Save module').click();
      await button('Edit Our ward').click();
      await page.getByRole('textbox', { name: 'Name' }).fill('Our clinic');
      await button('Save module').click();
      await button('Delete Our clinic').waitFor();
      await screenshot(page, 'studio-modules');
      expect(await violationsOn(page)).toEqual([]);
      await button('Delete Our clinic').click();
      await button('Delete module').click();
      await button('Delete Our clinic').waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });

      await button('Edit the system prompt').click();
      const field = page.getByRole('textbox', { name: 'Text of the system prompt' });
      await field.waitFor();
      expect((await field.inputValue()).length).toBeGreaterThan(100);
      await field.fill('You write for children.');
      await button('Use this prompt').click();
      await page.getByText('The system prompt is your own.').waitFor();
      await button('Preview the prompt').click();
      const shown = page.getByRole('dialog').locator('pre');
      await shown.waitFor();
      expect(await shown.textContent()).toMatch(/^You write for children\./);
      expect(doctor.complaints).toEqual([]);
    } finally {
      await doctor.leave();
    }
  });

  it('says that writing failed while the API is away, and writes again when it is back', async () => {
    const doctor = await newPerson(browser, system.url);
    const { page } = doctor;
    try {
      await openScript(page, 'Keyboard');
      await page.route('**/api/audio/generate-script-stream', (route) =>
        route.abort('connectionrefused'),
      );
      await page.getByRole('button', { name: words.write }).click();
      await page.getByRole('alert').waitFor();
      await screenshot(page, 'studio-writing-failed');
      expect(await violationsOn(page)).toEqual([]);
      await page.unroute('**/api/audio/generate-script-stream');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText(words.written).first().waitFor();
    } finally {
      await doctor.leave();
    }
  });

  it('keeps what was written when the stream breaks, and goes on with it', async () => {
    const doctor = await newPerson(browser, system.url);
    const { page } = doctor;
    try {
      await openScript(page, 'Keyboard');
      const frames = [
        { type: 'token', content: 'Doctor: Good morning. <b>' },
        { type: 'error', message: 'no', error_code: 'UPSTREAM_ERROR', retryable: true },
      ];
      await page.route('**/api/audio/generate-script-stream', (route) =>
        route.fulfill({
          contentType: 'text/event-stream',
          body: frames.map((frame) => `data: ${JSON.stringify(frame)}\n\n`).join(''),
        }),
      );
      await page.getByRole('button', { name: words.write }).click();
      await page.getByRole('alert').waitFor();
      await page.getByRole('button', { name: 'Continue with this part' }).click();
      const script = page.getByRole('textbox', { name: words.script, exact: true });
      expect(await script.inputValue()).toBe('Doctor: Good morning. <b>');
    } finally {
      await doctor.leave();
    }
  });

  it('cancels the making of audio, and makes it although the API is killed meanwhile', async () => {
    const doctor = await newPerson(browser, system.url);
    const { page } = doctor;
    const button = (label: string) => page.getByRole('button', { name: label, exact: true });
    try {
      await openScript(page, 'Keyboard');
      await page.getByText('One speaker', { exact: true }).click();
      await button('Write it myself').click();
      await page
        .getByRole('textbox', { name: words.script, exact: true })
        .fill('Good morning. This is said by one voice.');
      await button(words.toVoices).click();
      await page.getByRole('group', { name: 'Voice' }).getByRole('radio').first().check();
      await button(words.toAudio).click();

      await page.route('**/api/audio/generate', () => undefined);
      await button(words.make).click();
      await page.getByText('The script is being spoken').waitFor();
      await screenshot(page, 'studio-speaking');
      expect(await violationsOn(page)).toEqual([]);
      await button('Cancel').click();
      await page.getByText('It was cancelled. Nothing was saved.').waitFor();
      await page.unroute('**/api/audio/generate');

      const killed = system.pidOf('api');
      process.kill(killed ?? 0, 'SIGKILL');
      await button(words.make).click();
      await expect.poll(() => system.pidOf('api'), { timeout: 20_000 }).not.toBe(killed);
      // Either the request waited for the API, or the page says what happened and offers it again.
      const done = page.getByText(words.done);
      await done.or(page.getByRole('alert')).first().waitFor({ timeout: 60_000 });
      if ((await done.count()) === 0) {
        await page.getByRole('button', { name: 'System status: Healthy' }).waitFor();
        await button('Try again').click();
      }
      await done.waitFor({ timeout: 60_000 });
    } finally {
      await doctor.leave();
    }
  });

  it('goes to other pages from the bar of a phone, and from the sheet behind it', async () => {
    const doctor = await newPerson(browser, system.url, { width: 360 });
    const { page } = doctor;
    try {
      await page.goto('/studio/library');
      await page.getByRole('heading', { level: 1 }).waitFor();
      const more = page.getByRole('button', { name: 'More' });
      await more.click();
      await page.getByRole('link', { name: 'Quick start' }).waitFor();
      await screenshot(page, 'phone-more');
      expect(await violationsOn(page)).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await more.getAttribute('aria-expanded')).toBe('false');
      await more.click();
      await page.getByRole('link', { name: 'Quick start' }).click();
      await page.getByRole('heading', { name: 'How it works' }).waitFor();
      expect(doctor.complaints).toEqual([]);
    } finally {
      await doctor.leave();
    }
  });
});
