import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { screenshot } from './browser.ts';
import type { Gathering } from './gathering.ts';
import { observe, type Observation } from './observations.ts';
import type { Scene } from './scenes.ts';
import type { Stage } from './stage.ts';

const PATIENCE_MS = 120_000;

/** Work on a page that something comes in between of. */
export interface InterruptedWork {
  readonly begin: (page: Page) => Promise<void>;
  /** What is done and seen once the interruption has begun. */
  readonly meanwhile: (page: Page) => Promise<void>;
  /** What is done and seen when all is well again. */
  readonly goOn: (page: Page) => Promise<void>;
}

/** Lets a person work through an interruption: in the end nothing alarms, and the page was loaded once. */
export async function workThrough(
  stage: Stage,
  interruption: (page: Page) => Gathering,
  { begin, meanwhile, goOn }: InterruptedWork,
): Promise<void> {
  await stage.visit({ failing: true, patienceMs: PATIENCE_MS }, async (page) => {
    await interruption(page).attend(async (ready) => {
      await begin(page);
      await page.evaluate('globalThis.openedOnce = true');
      await ready();
      await meanwhile(page);
    });
    await page.getByRole('button', { name: 'System status: Healthy' }).waitFor();
    await goOn(page);
    await page
      .locator('body')
      .filter({ hasNot: page.getByRole('alert') })
      .waitFor();
    expect(await page.evaluate('globalThis.openedOnce')).toBe(true);
  });
}

/** A scene in which the page says that something does not work, keeps the work, and goes on with it. */
export function troubledWork(
  scene: Scene,
  situation: string,
  note: (seen: Observation) => void,
): InterruptedWork {
  const { begin, act, trouble, kept, repeat, done } = scene;
  return {
    begin,
    async meanwhile(page) {
      await act(page);
      await trouble(page).waitFor();
      await page.getByRole('button', { name: 'System status: Offline' }).waitFor();
      await screenshot(page, `${situation}-${scene.name}`);
      note(await observe(page, scene.name, await trouble(page).innerText()));
      await kept(page);
    },
    async goOn(page) {
      await repeat?.(page).click();
      await done(page).first().waitFor();
    },
  };
}
