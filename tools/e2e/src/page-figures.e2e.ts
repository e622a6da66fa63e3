import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { builtFile } from './bundle.ts';
import { report } from './observations.ts';
import { CLIENT_PAGES, openPage } from './pages.ts';
import { useStage } from './stage.ts';
import { stockPractice } from './stocked-practice.ts';
import { ROOT } from './system.ts';

const MOST_SHIFT = 0.1;
const DIST = join(ROOT, 'apps/ui/dist');
const stage = useStage();
const figures: (Figures & { readonly page: string; readonly 'script and style kB': number })[] = [];

interface Figures {
  readonly 'FCP ms': number;
  readonly 'LCP ms': number;
  readonly 'TBT ms': number;
  readonly CLS: number;
}

// Run in the page, as text, before anything of ours: the observers whose entries are not kept for later.
const OBSERVE = `
  globalThis.figures = { lcp: 0, cls: 0, tasks: [] };
  const on = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  on('largest-contentful-paint', (entry) => { globalThis.figures.lcp = entry.startTime; });
  on('layout-shift', (entry) => { if (!entry.hadRecentInput) globalThis.figures.cls += entry.value; });
  on('longtask', (entry) => { globalThis.figures.tasks.push(entry); });
`;
// What is on a page is told before it is painted.
const PAINTS = `performance.getEntriesByName('first-contentful-paint').length`;
const READ = `(() => {
  const { lcp, cls, tasks } = globalThis.figures;
  const fcp = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
  const tbt = tasks
    .filter((task) => task.startTime >= fcp)
    .reduce((sum, task) => sum + Math.max(0, task.duration - 50), 0);
  return { 'FCP ms': Math.round(fcp), 'LCP ms': Math.round(lcp), 'TBT ms': Math.round(tbt), CLS: Math.round(cls * 1000) / 1000 };
})()`;

stage.prepare(async () => {
  await stockPractice(stage.system);
});
afterAll(() => {
  report('page-figures', figures);
});

/** Follows which scripts and styles a page fetches. */
function fetchedBy(page: Page): Set<string> {
  const files = new Set<string>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (/\.(?:js|css)$/u.test(pathname)) {
      files.add(pathname.slice(1));
    }
  });
  return files;
}

describe('the first visit', () => {
  it.each(CLIENT_PAGES)(
    'of $name does not jump; its figures are written down',
    async (clientPage) => {
      await stage.visit({}, async (page) => {
        const files = fetchedBy(page);
        await page.addInitScript(OBSERVE);
        await openPage(page, clientPage);
        await expect.poll(() => page.evaluate<number>(PAINTS)).toBeGreaterThan(0);
        const measured = await page.evaluate<Figures>(READ);
        const bytes = [...files].reduce((sum, file) => sum + builtFile(DIST, file).gzipBytes, 0);
        figures.push({
          page: clientPage.name,
          ...measured,
          'script and style kB': Math.round(bytes / 100) / 10,
        });
        expect(measured['FCP ms']).toBeGreaterThan(0);
        expect(measured.CLS).toBeLessThanOrEqual(MOST_SHIFT);
      });
    },
  );
});
