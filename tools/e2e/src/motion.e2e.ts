import { describe, expect, it } from 'vitest';
import { CLIENT_PAGES, openPage } from './pages.ts';
import { useStage } from './stage.ts';
import { stockPractice } from './stocked-practice.ts';
import { WORDS } from './words.ts';

const stage = useStage();

stage.prepare(async () => {
  await stockPractice(stage.system);
});

// Run in the page, as text: each thing that moves for longer than an eye sees, from now on.
const WATCH = `
  globalThis.moved = new Set();
  const look = () => {
    for (const animation of document.getAnimations()) {
      const { duration } = animation.effect?.getComputedTiming() ?? {};
      if (animation.playState === 'running' && duration > 50) {
        globalThis.moved.add(animation.animationName ?? animation.transitionProperty ?? 'script');
      }
    }
    requestAnimationFrame(look);
  };
  look();
`;

describe.each(['reduce', 'no-preference'] as const)('somebody who wants motion: %s', (motion) => {
  it('sees what moves, or nothing that does', { timeout: 600_000 }, async () => {
    const words = WORDS['en-GB'];
    await stage.visit({ motion }, async (page) => {
      await page.addInitScript(WATCH);
      const moved = new Set<string>();
      const note = async () => {
        for (const name of await page.evaluate<string[]>('[...globalThis.moved]')) {
          moved.add(name);
        }
      };
      for (const clientPage of CLIENT_PAGES) {
        await openPage(page, clientPage);
        await note();
      }
      await page.goto('/knowledge');
      await page.getByRole('link', { name: words.add }).first().click();
      await page.getByRole('dialog').waitFor();
      await page.getByText(words.pasteText, { exact: true }).click();
      await note();
      if (motion === 'reduce') {
        expect([...moved]).toEqual([]);
      } else {
        expect(moved.size).toBeGreaterThan(0);
      }
    });
  });
});
