import type { Locator, Page } from 'playwright-core';

/** The card of an agent. */
export function cardOf(page: Page, name: string): Locator {
  return page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });
}

/** Chooses a voice: the first that is offered in the field of that label. */
export async function chooseFirstVoice(page: Page, label: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).selectOption({ index: 1 });
}
