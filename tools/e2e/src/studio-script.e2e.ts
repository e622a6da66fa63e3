import { describe, expect, it } from 'vitest';
import { violationsOn } from './accessibility.ts';
import { screenshot } from './browser.ts';
import { useStage } from './stage.ts';
import { addGuide, openScript } from './studio-page.ts';
import { STUDIO_WORDS } from './studio-words.ts';

const words = STUDIO_WORDS['en-GB'];
const stage = useStage();

stage.prepare(async () => {
  await addGuide(stage.system.url, 'Keyboard');
});

describe('the script in the Studio', () => {
  it('shows the exact prompt, with modules in the order that the keyboard gave them', async () => {
    await stage.visit({}, async (page) => {
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
      const [asked] = await Promise.all([
        page.waitForRequest('**/api/templates/preview'),
        page.getByRole('button', { name: 'Preview the prompt' }).click(),
      ]);
      const body = asked.postDataJSON() as { readonly template_ids: readonly string[] };
      expect(body.template_ids).toEqual(['medication', 'faq']);
      const shown = page.getByRole('dialog').locator('pre');
      await shown.waitFor();
      const reply = await fetch(`${stage.system.url}/api/templates/preview`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const { combined_prompt: prompt } = (await reply.json()) as {
        readonly combined_prompt: string;
      };
      await expect.poll(() => shown.textContent()).toBe(prompt);
      expect(prompt).toContain(instructions);
      await screenshot(page, 'studio-prompt');
      expect(await violationsOn(page)).toEqual([]);
    });
  });

  it('moves a module with the mouse', async () => {
    await stage.visit({}, async (page) => {
      await openScript(page, 'Keyboard');
      await page.getByRole('button', { name: words.addModule(words.medication) }).click();
      const rows = page.getByRole('listitem').filter({ has: page.getByLabel(/^Move /) });
      await rows.nth(1).waitFor();
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
      await page.getByText('Medication is now at place 1 of 2.').waitFor({ state: 'attached' });
      await page.mouse.up();
      await expect.poll(async () => rows.first().textContent()).toContain('Medication');
    });
  });

  it('moves a module with a finger', async () => {
    await stage.visit({ touch: true, width: 360 }, async (page) => {
      await openScript(page, 'Keyboard');
      await page.getByRole('button', { name: words.addModule(words.medication) }).click();
      const rows = page.getByRole('listitem').filter({ has: page.getByLabel(/^Move /) });
      const handle = page.getByRole('button', { name: 'Move Medication', exact: true });
      await handle.scrollIntoViewIfNeeded();
      const [from, to] = [await handle.boundingBox(), await rows.first().boundingBox()];
      if (from === null || to === null) {
        throw new Error('the rows have no place on the page');
      }
      const finger = await page.context().newCDPSession(page);
      const touch = (type: 'touchStart' | 'touchMove', y: number) =>
        finger.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x: from.x + 10, y }] });
      await touch('touchStart', from.y + 10);
      await page.getByText('Medication is lifted, at place 2 of 2.').waitFor({ state: 'attached' });
      for (let step = 1; step <= 8; step += 1) {
        await touch('touchMove', from.y + 10 + ((to.y - from.y) * step) / 8);
      }
      await page.getByText('Medication is now at place 1 of 2.').waitFor({ state: 'attached' });
      await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await expect.poll(async () => rows.first().textContent()).toContain('Medication');
    });
  });

  it('makes, changes and deletes an own module, and takes an own system prompt', async () => {
    await stage.visit({}, async (page) => {
      const button = (label: string) => page.getByRole('button', { name: label, exact: true });
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
      await expect.poll(async () => (await field.inputValue()).length).toBeGreaterThan(100);
      await field.fill('You write for children.');
      await button('Use this prompt').click();
      await page.getByText('The system prompt is your own.').waitFor();
      await button('Preview the prompt').click();
      const shown = page.getByRole('dialog').locator('pre');
      await shown.waitFor();
      await expect.poll(() => shown.textContent()).toMatch(/^You write for children\./);
    });
  });

  it('says that writing failed while the API is away, and writes again when it is back', async () => {
    await stage.visit({ failing: true }, async (page) => {
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
    });
  });

  it('keeps what was written when the stream breaks, and goes on with it', async () => {
    await stage.visit({ failing: true }, async (page) => {
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
      await expect.poll(() => script.inputValue()).toBe('Doctor: Good morning. <b>');
    });
  });
});
