import type { Page } from 'playwright-core';

// Run in the page, as text: what shifted without somebody having caused it.
const WATCH = `
  globalThis.layoutShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!entry.hadRecentInput) globalThis.layoutShift += entry.value;
    }
  }).observe({ type: 'layout-shift', buffered: false });
`;

/** Begins to sum up how much the page jumps. */
export async function watchLayout(page: Page): Promise<void> {
  await page.evaluate(WATCH);
}

/** How much the page has jumped since: the sum of all layout shifts. */
export function layoutShiftOf(page: Page): Promise<number> {
  return page.evaluate<number>('globalThis.layoutShift');
}
