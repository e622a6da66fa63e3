import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { launchBrowser, newPerson, screenshot, type PersonOptions } from './browser.ts';
import { startSystem, type StartSystemOptions, type System } from './system.ts';

/** How a person comes to the stage. */
export interface VisitOptions extends PersonOptions {
  /** Whether requests may fail: the browser's own report of that is no complaint then. */
  readonly failing?: boolean;
}

/** The browser and the system of one file of tests, each its own. */
export interface Stage {
  readonly browser: Browser;
  readonly system: System;
  /** Does something with the system before the first test, and again with the fresh one of a second try. */
  prepare(work: () => Promise<void>): void;
  /** Lets a person do something, and fails when anything was complained of on the console. */
  visit(options: VisitOptions, story: (page: Page) => Promise<void>): Promise<void>;
}

// Chromium writes one for each reply that is not a success.
const FAILED_REQUEST = /^Failed to load resource/u;

/**
 * Starts a browser and a system before the tests of a file, or of the `describe` that this is called in. The
 * second try of a test has a fresh system, without what the first one did; tests that run concurrently share one.
 */
export function useStage(options: StartSystemOptions = {}): Stage {
  let started: { readonly browser: Browser; readonly system: System } | undefined;
  const preparations: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const [browser, system] = await Promise.all([launchBrowser(), startSystem(options)]);
    started = { browser, system };
  });
  beforeEach(async ({ task }) => {
    if (task.concurrent !== true && (task.result?.retryCount ?? 0) > 0) {
      const { browser, system } = present();
      await system.dispose();
      started = { browser, system: await startSystem(options) };
      for (const prepare of preparations) {
        await prepare();
      }
    }
  });
  afterAll(async () => {
    await Promise.all([started?.browser.close(), started?.system.dispose()]);
  });
  function present() {
    if (started === undefined) {
      throw new Error('The stage is not set before the hooks of its tests have run.');
    }
    return started;
  }
  return {
    get browser() {
      return present().browser;
    },
    get system() {
      return present().system;
    },
    prepare(work) {
      preparations.push(work);
      beforeAll(work);
    },
    async visit({ failing = false, ...person }, story) {
      const { browser, system } = present();
      const { page, complaints, leave } = await newPerson(browser, system.url, person);
      try {
        await story(page);
        const unexpected = complaints.filter((text) => !(failing && FAILED_REQUEST.test(text)));
        // As one text: of a list the report of a second try would tell no more than its length.
        expect(unexpected.join('\n')).toBe('');
      } catch (error) {
        const name = `failed-on${new URL(page.url()).pathname.replaceAll('/', '-')}`;
        // Of a page that cannot even be looked at, the error says more.
        await screenshot(page, name).catch(() => undefined);
        throw error;
      } finally {
        await leave();
      }
    },
  };
}
