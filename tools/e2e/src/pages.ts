import type { Locator, Page } from 'playwright-core';
import { STOCKED } from './stocked-practice.ts';

/** A page of the client, in a practice that has everything. */
export interface ClientPage {
  readonly name: string;
  readonly path: string;
  /** What is there, in any language, once all that the page reads has arrived. */
  readonly content: (page: Page) => readonly Locator[];
}

const charts = (page: Page): Locator => page.locator('svg.recharts-surface').first();
const urgent = (page: Page): Locator =>
  page.getByRole('link', { name: new RegExp(STOCKED.patient) }).first();

/** The eight pages of the client. */
export const CLIENT_PAGES: readonly ClientPage[] = [
  { name: 'quick-start', path: '/', content: (page) => [page.locator('li[data-done]').nth(2)] },
  { name: 'dashboard', path: '/dashboard', content: (page) => [urgent(page), charts(page)] },
  {
    name: 'knowledge',
    path: '/knowledge',
    content: (page) => [page.getByRole('link', { name: new RegExp(STOCKED.document) }).first()],
  },
  {
    name: 'studio',
    path: '/studio',
    content: (page) => [page.getByRole('radio', { name: new RegExp(STOCKED.document) })],
  },
  {
    name: 'agents',
    path: '/agents',
    content: (page) => [page.getByRole('heading', { name: STOCKED.agent })],
  },
  { name: 'insights', path: '/insights', content: (page) => [urgent(page), charts(page)] },
  {
    name: 'patient',
    path: '/patient',
    content: (page) => [page.getByRole('main').getByText(STOCKED.agent).first()],
  },
  {
    name: 'system',
    path: '/system',
    content: (page) => [page.getByRole('row', { name: /DATA_DIR/ })],
  },
];

/** Opens a page and waits until everything is on it. */
export async function openPage(page: Page, { path, content }: ClientPage): Promise<void> {
  await page.goto(path);
  await showsContent(page, { content });
}

/** Waits until everything is on a page. */
export async function showsContent(
  page: Page,
  { content }: Pick<ClientPage, 'content'>,
): Promise<void> {
  for (const locator of content(page)) {
    await locator.waitFor();
  }
}
