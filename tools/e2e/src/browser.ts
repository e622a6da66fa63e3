import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { ROOT } from './system.ts';

/** Where screenshots are written for a person to look at. */
export const SCREENSHOTS = join(ROOT, 'dist/screenshots');

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
// Offline machines refuse what Chromium asks for in the background.
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Path of the machine's Chromium: the one in CHROMIUM, else the first on the path. */
export function findChromium(env: Readonly<Record<string, string | undefined>>): string {
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => PROGRAMS.map((program) => join(folder, program)));
  const found = [env['CHROMIUM'] ?? '', ...onPath].find((path) => path !== '' && existsSync(path));
  if (found === undefined) {
    throw new Error(
      'No Chromium found. Install one ("apt-get install chromium fonts-wqy-zenhei"), or name it in CHROMIUM.',
    );
  }
  return found;
}

/** Starts the machine's Chromium, with more of its switches where a story needs them. */
export function launchBrowser(switches: readonly string[] = []): Promise<Browser> {
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: findChromium(process.env),
    args: [...QUIET, ...switches, ...(asRoot ? ['--no-sandbox'] : [])],
  });
}

/** How a person looks at the client. */
export interface PersonOptions {
  readonly language?: 'en-GB' | 'zh-TW';
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  /** Whether there is a touch screen. */
  readonly touch?: boolean;
  /** How the person wants things to move. @default 'reduce' */
  readonly motion?: 'reduce' | 'no-preference';
  /** How long is waited for anything on the page. @default 60000 */
  readonly patienceMs?: number;
}

/** A page in a browser of its own, and what went wrong on it. */
export interface Person {
  readonly page: Page;
  /** Console errors, violations of the security policy and exceptions so far. */
  readonly complaints: readonly string[];
  leave(): Promise<void>;
}

/** Opens a fresh browser context: no cookies, nothing remembered. */
export async function newPerson(
  browser: Browser,
  url: string,
  options: PersonOptions = {},
): Promise<Person> {
  const { language = 'en-GB', scheme = 'light', width = 1280, patienceMs = 60_000 } = options;
  const context = await browser.newContext({
    baseURL: url,
    locale: language,
    colorScheme: scheme,
    viewport: { width, height: width < 600 ? 780 : 860 },
    reducedMotion: options.motion ?? 'reduce',
    hasTouch: options.touch ?? false,
  });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('Content Security Policy')) {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => {
    complaints.push(error.message);
  });
  return { page, complaints, leave: () => context.close() };
}

/** Writes what the page shows to `dist/screenshots/NAME.png`. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}
