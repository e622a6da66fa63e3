import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from './system.ts';

/** What a page showed in a situation. */
export interface Observation {
  readonly page: string;
  readonly status: string;
  readonly words: string;
}

/** Reads what a page says about the server: the status in its header, and its own words. */
export async function observe(page: Page, name: string, words: string): Promise<Observation> {
  const status = page.getByRole('button', { name: /^System status: / });
  const label = (await status.getAttribute('aria-label')) ?? '';
  return {
    page: name,
    status: label.replace('System status: ', ''),
    words: words.replaceAll(/\s+/gu, ' ').trim(),
  };
}

/** Writes what was seen to `dist/NAME.json`, and prints it as a table. */
export function report(name: string, rows: readonly object[]): void {
  const folder = join(ROOT, 'dist');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(rows, null, 2)}\n`);
  // A table of what was measured is the point of these tests.
  console.log(name);
  console.table(rows);
}
