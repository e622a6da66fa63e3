import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { AGENT_WORDS, PATIENT_WORDS } from './agent-words.ts';
import { useStage } from './stage.ts';
import { STUDIO_WORDS } from './studio-words.ts';
import { WORDS } from './words.ts';

const stage = useStage();
const [knowledge, agents, studio, patient] = [
  WORDS['en-GB'],
  AGENT_WORDS['en-GB'],
  STUDIO_WORDS['en-GB'],
  PATIENT_WORDS['en-GB'],
];
const MOST_STEPS = 120;

/** A person who has a keyboard and nothing else. */
function keyboardOf(page: Page) {
  const has = (target: Locator) =>
    target.evaluate<boolean, Element>((element) => element === element.ownerDocument.activeElement);
  const press = (key: string) => page.keyboard.press(key);
  /** Goes on from where the focus is until it is on the target. */
  async function reach(target: Locator): Promise<void> {
    await target.waitFor({ state: 'attached' });
    for (let step = 0; step < MOST_STEPS; step += 1) {
      if (await has(target)) {
        return;
      }
      await press('Tab');
    }
    throw new Error(`The Tab key never comes to ${target.toString()}`);
  }
  return {
    reach,
    press,
    async enter(target: Locator) {
      await reach(target);
      await press('Enter');
    },
    async choose(target: Locator) {
      await reach(target);
      await press('Space');
    },
    async write(target: Locator, text: string) {
      await reach(target);
      await page.keyboard.type(text);
    },
  };
}

describe('the whole story, with the keyboard alone', () => {
  it(
    'from a document to the conversation that a doctor has read',
    { timeout: 600_000 },
    async () => {
      await stage.visit({}, async (page) => {
        const { reach, press, enter, choose, write } = keyboardOf(page);
        const button = (name: string) => page.getByRole('button', { name, exact: true });
        const field = (name: string) => page.getByRole('textbox', { name, exact: true });
        const link = (name: string) =>
          page.getByRole('navigation').getByRole('link', { name, exact: true });

        await page.goto('/');
        await page.getByRole('heading', { level: 1 }).waitFor();
        await press('Tab');
        expect(await page.evaluate<string>('document.activeElement.textContent')).toBe(
          'Skip to the content',
        );
        await enter(page.getByRole('main').getByRole('link', { name: 'Add a document' }));
        await page.getByRole('dialog').waitFor();
        await reach(page.getByRole('radio', { checked: true }).first());
        await press('ArrowRight');
        await write(field(knowledge.name), 'Cataract');
        await write(field(knowledge.text), '# Drops\n\nUse the drops four times a day.');
        await enter(button(knowledge.savePasted));
        await button(knowledge.remove('Cataract')).waitFor();
        await page.getByText(knowledge.synced, { exact: true }).first().waitFor();

        await enter(link('Studio'));
        await choose(page.getByRole('radio', { name: /Cataract/ }));
        await enter(button(studio.toScript));
        await enter(button(studio.write));
        await page.getByText(studio.written).first().waitFor();
        await enter(button(studio.toEditing));
        await write(field(studio.title), 'Your drops');
        await enter(button(studio.toVoices));
        for (const speaker of studio.speakers) {
          await choose(page.getByRole('group', { name: speaker }).getByRole('radio').first());
        }
        await enter(button(studio.toAudio));
        await enter(button(studio.make));
        await page.getByText(studio.done).waitFor({ timeout: 240_000 });
        await enter(button(studio.play('Your drops')));
        await enter(button(studio.pause('Your drops')));

        await enter(link('Voice agents'));
        await enter(page.getByRole('link', { name: agents.add }).first());
        await write(field(agents.name), 'Nurse Anna');
        await choose(page.getByLabel('Cataract'));
        await reach(page.getByRole('combobox', { name: agents.voice, exact: true }));
        await press('ArrowDown');
        await enter(button(agents.create));
        await page.getByRole('heading', { name: 'Nurse Anna' }).waitFor();

        await enter(page.getByRole('link', { name: agents.tryIt('Nurse Anna') }));
        await write(field(patient.number), 'P77');
        await press('Enter');
        await page.getByRole('log').waitFor();
        await write(field(patient.question), 'How often do I use the drops?');
        await press('Enter');
        await page
          .getByRole('log')
          .getByText(/four times a day/)
          .waitFor();
        await enter(button(patient.end).first());
        await enter(
          page.getByRole('dialog').getByRole('button', { name: patient.confirmEnd }).last(),
        );
        await page.getByRole('heading', { name: patient.thanks }).waitFor();

        await enter(link('Insights'));
        await enter(page.getByRole('link', { name: /P77/ }).first());
        await enter(button('Mark as reviewed'));
        await button('Mark as not reviewed').waitFor();

        await enter(link('Knowledge'));
        await enter(button(knowledge.remove('Cataract')));
        await button(knowledge.confirmRemove).waitFor();
        await enter(button(knowledge.confirmRemove));
        await page.getByText(knowledge.empty).waitFor();
      });
    },
  );
});
