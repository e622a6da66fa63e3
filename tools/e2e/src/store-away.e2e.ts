import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { AGENT_WORDS, PATIENT_WORDS } from './agent-words.ts';
import { chooseFirstVoice } from './agents-page.ts';
import { screenshot } from './browser.ts';
import { gatheringOf } from './gathering.ts';
import { useStage } from './stage.ts';
import { STOCKED, stockPractice, type StockedPractice } from './stocked-practice.ts';
import { openScript } from './studio-page.ts';
import { STUDIO_WORDS } from './studio-words.ts';
import { WORDS } from './words.ts';

const stage = useStage();
let practice: StockedPractice;

stage.prepare(async () => {
  practice = await stockPractice(stage.system);
});

interface Save {
  readonly name: string;
  readonly begin: (page: Page) => Promise<void>;
  readonly save: (page: Page) => Promise<void>;
  readonly words: string;
  readonly saved: (page: Page) => Promise<void>;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const [knowledge, agents, studio, patient] = [
  WORDS['en-GB'],
  AGENT_WORDS['en-GB'],
  STUDIO_WORDS['en-GB'],
  PATIENT_WORDS['en-GB'],
];
const CANNOT_BE_REACHED = 'The document store cannot be reached';

const SAVES: readonly Save[] = [
  {
    name: 'knowledge',
    async begin(page) {
      await page.goto('/knowledge/new');
      await page.getByText(knowledge.pasteText, { exact: true }).click();
      await field(page, knowledge.name).fill('Not yet');
      await field(page, knowledge.text).fill('Rest.');
    },
    save: (page) => button(page, knowledge.savePasted).click(),
    words: CANNOT_BE_REACHED,
    saved: (page) => button(page, knowledge.remove('Not yet')).first().waitFor(),
  },
  {
    name: 'studio',
    async begin(page) {
      await openScript(page, STOCKED.document);
      await button(page, 'Manage modules').click();
      await button(page, 'New module').click();
      await field(page, 'Name').fill('Not yet');
      await field(page, 'Text').fill('Explain the way to the ward.');
    },
    save: (page) => button(page, 'Save module').click(),
    words: CANNOT_BE_REACHED,
    saved: (page) => button(page, studio.remove('Not yet')).first().waitFor(),
  },
  {
    name: 'agents',
    async begin(page) {
      await page.goto('/agents/new');
      await field(page, agents.name).fill('Not yet');
      await chooseFirstVoice(page, agents.voice);
    },
    save: (page) => button(page, agents.create).click(),
    words: CANNOT_BE_REACHED,
    saved: (page) => page.getByRole('heading', { name: 'Not yet', exact: true }).first().waitFor(),
  },
  {
    name: 'insights',
    async begin(page) {
      await page.goto(`/insights/${practice.conversationId}`);
      await button(page, 'Mark as reviewed').waitFor();
    },
    save: (page) => button(page, 'Mark as reviewed').click(),
    words: CANNOT_BE_REACHED,
    saved: (page) => button(page, 'Mark as not reviewed').waitFor(),
  },
  {
    name: 'patient',
    async begin(page) {
      await page.goto('/patient');
      await button(page, patient.sample).click();
    },
    save: (page) => button(page, patient.start).click(),
    words: 'There is no connection right now',
    saved: (page) => page.getByRole('log').waitFor(),
  },
];

let database: DatabaseSync;
const lock = gatheringOf(SAVES.length, {
  begin() {
    const file = join(stage.system.dataDir, 'documents.sqlite');
    // The API may be writing at this moment.
    database = new DatabaseSync(file, { timeout: 30_000 });
    database.exec('BEGIN IMMEDIATE');
  },
  end() {
    database.exec('ROLLBACK');
    database.close();
  },
});

describe('while another program holds the data file', () => {
  it.concurrent.for(SAVES)(
    '$name says so and what to quote, and saves when it is free',
    { timeout: 600_000 },
    async ({ name, begin, save, words, saved }) => {
      await stage.visit({ failing: true, patienceMs: 120_000 }, async (page) => {
        await lock.attend(async (ready) => {
          await begin(page);
          await ready();
          await save(page);
          const notice = page.getByRole('alert').filter({ hasText: words }).first();
          await notice.getByText(/If you ask for help, quote [0-9a-f-]{36}/).waitFor();
          await screenshot(page, `error-503-${name}`);
        });
        await save(page);
        await saved(page);
      });
    },
  );
});
