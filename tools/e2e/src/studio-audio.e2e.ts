import { describe, expect, it } from 'vitest';
import { violationsOn } from './accessibility.ts';
import { screenshot } from './browser.ts';
import { afterDeath, killApi } from './outage.ts';
import { useStage } from './stage.ts';
import { addGuide, openScript } from './studio-page.ts';
import { STUDIO_WORDS } from './studio-words.ts';

const words = STUDIO_WORDS['en-GB'];
const stage = useStage();

stage.prepare(async () => {
  await addGuide(stage.system.url, 'Keyboard');
});

describe('the audio of the Studio', () => {
  it('cancels the making of audio, and makes it although the API is killed meanwhile', async () => {
    await stage.visit({ failing: true }, async (page) => {
      const button = (label: string) => page.getByRole('button', { name: label, exact: true });
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

      killApi(stage.system);
      await button(words.make).click();
      await afterDeath(stage.system, {
        done: page.getByText(words.done),
        trouble: page.getByRole('alert'),
        repeat: button('Try again'),
      });
    });
  });
});
