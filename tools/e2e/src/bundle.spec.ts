import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtFiles, firstLoad, frame } from './bundle.ts';
import { ROOT } from './system.ts';

const DIST = join(ROOT, 'apps/ui/dist');
// What every page needs; and that with the code and the texts of one page.
const FRAME_KB = 215;
const PAGE_KB = 250;

const kilobytes = (files: readonly { readonly gzipBytes: number }[]): number =>
  Math.round(files.reduce((sum, file) => sum + file.gzipBytes, 0) / 100) / 10;

describe('the built client', () => {
  it('has chunks of known sizes', () => {
    const files = builtFiles(DIST);
    console.table(
      files
        .filter(({ gzipBytes }) => gzipBytes > 2_000)
        .map(({ file, gzipBytes }) => ({ file, 'gzipped kB': kilobytes([{ gzipBytes }]) })),
    );
    console.log(`${String(files.length)} chunks, ${String(kilobytes(files))} kB in all`);
    expect(files.length).toBeGreaterThan(8);
  });

  it(`fetches at most ${String(FRAME_KB)} kB before any page`, () => {
    const size = kilobytes(frame(DIST));
    console.log(`index.html: ${String(size)} kB`);
    expect(size).toBeLessThanOrEqual(FRAME_KB);
  });

  it.each([
    ['quick-start-page', [], []],
    [
      'dashboard-page',
      ['en-dashboard', 'en-figures'],
      ['zh-TW', 'zh-TW-dashboard', 'zh-TW-figures'],
    ],
  ] as const)(`fetches at most ${String(PAGE_KB)} kB to show %s`, (page, english, chinese) => {
    for (const texts of [english, chinese]) {
      const size = kilobytes(firstLoad(DIST, page, texts));
      console.log(`${page} [${texts.join(', ')}]: ${String(size)} kB`);
      expect(size).toBeLessThanOrEqual(PAGE_KB);
    }
  });

  it('keeps what is heavy out of the first visit', () => {
    const first = firstLoad(DIST, 'dashboard-page', []).map(({ file }) => file);
    const heavy =
      /^(?:day-bars|day-charts-[\w-]+\.js|floating-ui|parts|template-order|document-text|live-voice)/u;
    expect(first.filter((file) => heavy.test(file))).toEqual([]);
  });
});
