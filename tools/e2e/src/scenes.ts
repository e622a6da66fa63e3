import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { AGENT_WORDS, PATIENT_WORDS } from './agent-words.ts';
import { chooseFirstVoice } from './agents-page.ts';
import { CLIENT_PAGES, openPage } from './pages.ts';
import { STOCKED } from './stocked-practice.ts';
import { openScript } from './studio-page.ts';
import { STUDIO_WORDS } from './studio-words.ts';
import { WORDS } from './words.ts';

/** Somebody in the middle of their work on a page, in English. */
export interface Scene {
  readonly name: string;
  /** Opens the page, and types or chooses something. */
  readonly begin: (page: Page) => Promise<void>;
  /** Does something that needs the server. */
  readonly act: (page: Page) => Promise<void>;
  /** What says on the page itself that this does not work now. */
  readonly trouble: (page: Page) => Locator;
  /** Fails when something that was typed, chosen or read before is gone. */
  readonly kept: (page: Page) => Promise<void>;
  /** What shows that the work went on. */
  readonly done: (page: Page) => Locator;
  /** What a person has to do again; left out where the page does it by itself. */
  readonly repeat?: (page: Page) => Locator;
}

const knowledge = WORDS['en-GB'];
const agents = AGENT_WORDS['en-GB'];
const patient = PATIENT_WORDS['en-GB'];
const studio = STUDIO_WORDS['en-GB'];

const QUESTION = 'How often do I use the drops?';
const SCRIPT = 'Good morning. This was typed before the server went away.';

const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string): Locator =>
  page.getByRole('textbox', { name, exact: true });
const alert = (page: Page): Locator => page.getByRole('alert').first();
const alertInDialog = (page: Page): Locator => page.getByRole('dialog').getByRole('alert').first();
const alertWith = (page: Page, hasText: string): Locator =>
  page.getByRole('alert').filter({ hasText });
const nothing = (): Promise<void> => Promise.resolve();

async function open(page: Page, name: string): Promise<void> {
  const clientPage = CLIENT_PAGES.find((one) => one.name === name);
  if (clientPage === undefined) {
    throw new Error(`There is no page "${name}".`);
  }
  await openPage(page, clientPage);
}

/** Work on each of the eight pages. */
export const SCENES: readonly Scene[] = [
  {
    name: 'quick-start',
    begin: (page) => open(page, 'quick-start'),
    act: nothing,
    trouble: (page) => page.getByText('Waiting for the server to answer.'),
    kept: (page) => page.getByRole('link', { name: '1 document' }).waitFor(),
    done: (page) => page.getByText('3 of 3 done'),
  },
  {
    name: 'dashboard',
    begin: (page) => open(page, 'dashboard'),
    act: nothing,
    trouble: (page) => alertWith(page, 'The figures could not be refreshed'),
    kept: (page) => page.getByRole('link', { name: new RegExp(STOCKED.patient) }).waitFor(),
    done: (page) => page.getByRole('main').filter({ hasNot: page.getByRole('alert') }),
  },
  {
    name: 'knowledge',
    async begin(page) {
      await page.goto('/knowledge/new');
      await page.getByText(knowledge.pasteText, { exact: true }).click();
      await field(page, knowledge.name).fill('Typed before');
      await field(page, knowledge.text).fill(SCRIPT);
    },
    act: (page) => button(page, knowledge.savePasted).click(),
    trouble: alertInDialog,
    async kept(page) {
      expect(await field(page, knowledge.name).inputValue()).toBe('Typed before');
      expect(await field(page, knowledge.text).inputValue()).toBe(SCRIPT);
    },
    repeat: (page) => button(page, knowledge.savePasted),
    done: (page) => button(page, knowledge.remove('Typed before')),
  },
  {
    name: 'studio',
    async begin(page) {
      await openScript(page, STOCKED.document);
      await page.getByText('One speaker', { exact: true }).click();
      await button(page, 'Write it myself').click();
      await field(page, studio.script).fill(SCRIPT);
    },
    act: (page) => button(page, studio.toVoices).click(),
    trouble: alert,
    async kept(page) {
      await button(page, 'Back').click();
      expect(await field(page, studio.script).inputValue()).toBe(SCRIPT);
      await button(page, studio.toVoices).click();
    },
    done: (page) => page.getByRole('group', { name: 'Voice' }).getByRole('radio').first(),
  },
  {
    name: 'agents',
    async begin(page) {
      await page.goto('/agents/new');
      await field(page, agents.name).fill('Typed before');
      await chooseFirstVoice(page, agents.voice);
    },
    act: (page) => button(page, agents.create).click(),
    trouble: alertInDialog,
    async kept(page) {
      expect(await field(page, agents.name).inputValue()).toBe('Typed before');
    },
    repeat: (page) => button(page, agents.create),
    done: (page) => page.getByRole('heading', { name: 'Typed before', exact: true }),
  },
  {
    name: 'insights',
    begin: (page) => open(page, 'insights'),
    act: (page) => page.getByRole('searchbox', { name: 'Patient' }).fill(STOCKED.patient),
    trouble: alert,
    async kept(page) {
      const search = page.getByRole('searchbox', { name: 'Patient' });
      expect(await search.inputValue()).toBe(STOCKED.patient);
    },
    done: (page) => page.getByText('1 conversation', { exact: true }),
  },
  {
    name: 'patient',
    async begin(page) {
      await open(page, 'patient');
      await button(page, patient.sample).click();
      await button(page, patient.start).click();
      await page.getByRole('log').waitFor();
      await field(page, patient.question).fill(QUESTION);
    },
    act: (page) => button(page, patient.send).click(),
    trouble: alert,
    kept: (page) => page.getByRole('log').getByText(QUESTION).waitFor(),
    done: (page) => page.getByRole('log').getByText(/four times a day/),
  },
  {
    name: 'system',
    begin: (page) => open(page, 'system'),
    act: nothing,
    trouble: (page) => alertWith(page, 'This could not be refreshed'),
    async kept(page) {
      await page.getByRole('row', { name: /DATA_DIR/ }).waitFor();
      await page.getByText('Does not answer').first().waitFor();
    },
    done: (page) => page.getByRole('main').filter({ hasNot: page.getByRole('alert') }),
  },
];
