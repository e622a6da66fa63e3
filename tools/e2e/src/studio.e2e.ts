import { describe, expect, it } from 'vitest';
import { overflowOf, violationsOn } from './accessibility.ts';
import { screenshot } from './browser.ts';
import { useStage } from './stage.ts';
import { addGuide } from './studio-page.ts';
import { STUDIO_WORDS } from './studio-words.ts';

const stage = useStage();

describe.each([
  ['en-GB', 'light', 1280],
  ['zh-TW', 'dark', 1280],
  ['zh-TW', 'light', 360],
] as const)('a doctor in the Studio, in %s, %s, %d pixels wide', (language, scheme, width) => {
  const words = STUDIO_WORDS[language];
  const tag = `${language}-${scheme}-${String(width)}`;
  const name = `Gout ${tag}`;

  it(
    'makes a recording from a document, finds it, renames it and deletes it',
    { timeout: 600_000 },
    async () => {
      await addGuide(stage.system.url, name);
      await stage.visit({ language, scheme, width }, async (page) => {
        const button = (label: string | RegExp) => page.getByRole('button', { name: label });
        const look = async (step: string) => {
          await screenshot(page, `studio-${step}-${tag}`);
          expect(await violationsOn(page)).toEqual([]);
          expect(await overflowOf(page)).toBeLessThanOrEqual(0);
        };
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
        const title = page.getByRole('textbox', { name: words.title });
        await expect.poll(() => title.inputValue()).toBe(`${name} audio`);
        await button(words.toVoices).click();

        for (const [place, label] of words.speakers.entries()) {
          const group = page.getByRole('group', { name: label });
          await group.getByRole('radio').nth(place).check();
        }
        await look('voices');
        await button(words.toAudio).click();
        await look('audio');
        await button(words.make).click();
        await page.getByText(words.done).waitFor({ timeout: 240_000 });
        await page.locator('svg path[d^="M0.5"]').first().waitFor({ state: 'attached' });
        await look('done');
        const play = button(words.play(`${name} audio`));
        await play.click();
        await button(words.pause(`${name} audio`)).waitFor();
        const slider = page.getByRole('slider', { name: new RegExp(`${name} audio`) });
        const before = Number(await slider.inputValue());
        await slider.press('ArrowRight');
        await expect
          .poll(async () => Number(await slider.inputValue()))
          .toBeGreaterThan(before + 1);

        await page.getByRole('link', { name: words.openLibrary }).click();
        const item = page.getByRole('listitem').filter({ hasText: `${name} audio` });
        await item.waitFor();
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          item.getByRole('link', { name: words.download(`${name} audio`) }).click(),
        ]);
        expect(download.suggestedFilename()).toBe(`${name} audio.mp3`);
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
      });
    },
  );
});
