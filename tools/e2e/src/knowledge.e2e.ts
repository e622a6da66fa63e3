import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { temporaryFolder, type TemporaryFolder } from '@elevendops/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, newPerson, screenshot } from './browser.ts';
import { knowledgePage } from './knowledge-page.ts';
import { startSystem, type System } from './system.ts';
import { WORDS } from './words.ts';

const GUIDE = `# Cataract surgery

Your lens is replaced by a clear one. It takes about twenty minutes.

## After the operation

- Wear the shield at night.
- Use the drops as written on the box.

## Warning signs

| sign | what to do |
|---|---|
| strong pain | call us at once |
`;
const LEAFLET = `<h1>Diabetes and diet</h1><p>Eat regularly. 糖尿病飲食：少糖、少油、少鹽。</p>`;

let browser: Browser;
let files: TemporaryFolder;
let guide: string;
let leaflet: string;

beforeAll(async () => {
  browser = await launchBrowser();
  files = await temporaryFolder();
  guide = join(files.path, 'cataract guide.md');
  leaflet = join(files.path, '糖尿病.pdf');
  await writeFile(guide, GUIDE);
  const printer = await browser.newPage();
  await printer.setContent(LEAFLET);
  await printer.pdf({ path: leaflet });
  await printer.close();
});
afterAll(async () => {
  await browser.close();
  await files.remove();
});

async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describe.each(['en-GB', 'zh-TW'] as const)(
  'a doctor with a fresh installation, in %s',
  (language) => {
    const words = WORDS[language];

    it('uploads a .md and a .pdf, edits one, deletes one, and finds it all after a restart', async () => {
      const data = await temporaryFolder();
      const dataDir = join(data.path, 'data');
      let system: System = await startSystem({ dataDir });
      const doctor = await newPerson(browser, system.url, { language });
      const { page } = doctor;
      const knowledge = knowledgePage(page, words);
      try {
        await knowledge.open();
        await page.getByText(words.empty).waitFor();
        await screenshot(page, `knowledge-empty-${language}`);

        await knowledge.uploadFile(guide, 'Cataract');
        await knowledge.shows('Cataract', words.synced);
        await knowledge.uploadFile(leaflet, 'Diabetes 糖尿病');
        await knowledge.shows('Diabetes 糖尿病', words.synced);
        await screenshot(page, `knowledge-${language}`);

        await page.getByRole('link', { name: words.edit('Cataract') }).click();
        await page.getByRole('textbox', { name: words.name }).fill('Cataract surgery');
        await page.getByRole('button', { name: words.saveChanges }).click();
        await knowledge.shows('Cataract surgery', words.synced);
        await screenshot(page, `knowledge-edited-${language}`);

        await page
          .getByRole('link', { name: /Diabetes 糖尿病/ })
          .first()
          .click();
        await page.getByText('少糖、少油、少鹽').first().waitFor();
        await screenshot(page, `document-${language}`);
        await page.goBack();

        await knowledge.remove('Diabetes 糖尿病');
        expect(doctor.complaints).toEqual([]);

        const { port } = new URL(system.url);
        expect(await system.stop()).toBe(0);
        system = await startSystem({ dataDir, port: Number(port) });
        await page.reload();
        await knowledge.shows('Cataract surgery', words.synced);
        expect(await knowledge.entry('Diabetes 糖尿病').count()).toBe(0);
      } finally {
        await doctor.leave();
        await system.dispose();
        await data.remove();
      }
    });
  },
);

describe('the Knowledge page', () => {
  const words = WORDS['en-GB'];
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.dispose());

  it('shows why a sync failed, and syncs again once the text was mended', async () => {
    const doctor = await newPerson(browser, system.url);
    const { page } = doctor;
    const knowledge = knowledgePage(page, words);
    try {
      const created = await fetch(`${system.url}/api/knowledge`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ disease_name: 'Blank', raw_content: ' ' }),
      });
      expect(created.status).toBe(201);
      await knowledge.open();
      await knowledge.shows('Blank', words.failed);
      await page.getByRole('button', { name: words.retry('Blank') }).click();
      await knowledge.shows('Blank', words.failed);
      await page.getByRole('link', { name: words.edit('Blank') }).click();
      await page.getByRole('textbox', { name: words.text, exact: true }).fill('Rest and drink.');
      await page.getByRole('button', { name: words.saveChanges }).click();
      await knowledge.shows('Blank', words.synced);
      await knowledge.remove('Blank');
      expect(doctor.complaints).toEqual([]);
    } finally {
      await doctor.leave();
    }
  });

  it('shows what a person typed as text, never as markup', async () => {
    const doctor = await newPerson(browser, system.url);
    const { page } = doctor;
    const knowledge = knowledgePage(page, words);
    const name = '<img src=x onerror=alert(1)>';
    try {
      await knowledge.open();
      await knowledge.paste(
        name,
        '# Hi\n<script>alert(2)</script><img src=x onerror=alert(3)>\n[x](javascript:alert(4))',
      );
      await knowledge.shows(name, words.synced);
      await page.getByRole('link', { name }).first().click();
      await page.getByRole('dialog').waitFor();
      expect(
        await page.locator('script:not([src]), img[onerror], a[href^="javascript"]').count(),
      ).toBe(0);
      expect(doctor.complaints).toEqual([]);
      await page.goBack();
      await knowledge.remove(name);
    } finally {
      await doctor.leave();
    }
  });

  it('keeps a document when the doctor thinks better of deleting it', async () => {
    const doctor = await newPerson(browser, system.url);
    const { page } = doctor;
    const knowledge = knowledgePage(page, words);
    try {
      await knowledge.open();
      await knowledge.paste('Keep me', 'Text.');
      await knowledge.shows('Keep me', words.synced);
      await page.getByRole('button', { name: words.remove('Keep me') }).click();
      await screenshot(page, 'delete-confirmation');
      await page.getByRole('button', { name: words.keep }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await knowledge.shows('Keep me', words.synced);
      await knowledge.remove('Keep me');
    } finally {
      await doctor.leave();
    }
  });

  it('explains the API at /docs, under the same security policy', async () => {
    const developer = await newPerson(browser, system.url);
    const { page } = developer;
    try {
      await page.goto('/docs');
      await page.getByText('Create a document from a file').waitFor();
      await page.getByText('Create a document from a file').click();
      await page.getByRole('button', { name: 'Try it out' }).waitFor();
      await screenshot(page, 'api-docs');
      expect(developer.complaints).toEqual([]);
    } finally {
      await developer.leave();
    }
  });

  it('goes on where a doctor is when the API is killed, and loses nothing that was typed', async () => {
    const doctor = await newPerson(browser, system.url);
    const { page } = doctor;
    const knowledge = knowledgePage(page, words);
    try {
      await knowledge.open();
      await page.getByRole('link', { name: words.add }).first().click();
      await page.getByText(words.pasteText, { exact: true }).click();
      await page.getByRole('textbox', { name: words.name }).fill('Typed before the crash');
      await page.getByRole('textbox', { name: words.text, exact: true }).fill('Rest.');
      const killed = system.pidOf('api');
      process.kill(killed ?? 0, 'SIGKILL');
      await page.getByRole('button', { name: words.savePasted }).click();
      await expect.poll(() => system.pidOf('api'), { timeout: 10_000 }).not.toBe(killed);
      // Either the save waited for the API, or it says what happened and can be repeated as it stands.
      const entry = knowledge.entry('Typed before the crash');
      await entry.or(page.getByRole('alert')).first().waitFor();
      if ((await entry.count()) === 0) {
        await expect
          .poll(async () => (await fetch(`${system.url}/api/health`).catch(() => null))?.status, {
            timeout: 10_000,
          })
          .toBe(200);
        await page.getByRole('button', { name: words.savePasted }).click();
      }
      await knowledge.shows('Typed before the crash', words.synced);
      await knowledge.remove('Typed before the crash');
    } finally {
      await doctor.leave();
    }
  });

  it('says so in the header while the API is away, and recovers by itself', async () => {
    const doctor = await newPerson(browser, system.url);
    const { page } = doctor;
    try {
      await knowledgePage(page, words).open();
      await page.getByRole('button', { name: 'System status: Healthy' }).waitFor();
      process.kill(system.pidOf('api') ?? 0, 'SIGSTOP');
      await page
        .getByRole('button', { name: 'System status: Offline' })
        .waitFor({ timeout: 30_000 });
      await screenshot(page, 'api-away');
      await page
        .getByRole('button', { name: 'System status: Healthy' })
        .waitFor({ timeout: 60_000 });
    } finally {
      await doctor.leave();
    }
  });

  it.each([
    ['en-GB', 'light'],
    ['en-GB', 'dark'],
    ['zh-TW', 'light'],
    ['zh-TW', 'dark'],
  ] as const)(
    'has no accessibility violation in %s, %s, nor has any other page',
    async (language, scheme) => {
      const own = WORDS[language];
      const doctor = await newPerson(browser, system.url, { language, scheme });
      const { page } = doctor;
      const knowledge = knowledgePage(page, own);
      const name = `Flu ${language} ${scheme}`;
      try {
        await page.goto('/');
        await page.getByRole('heading', { level: 1 }).waitFor();
        await screenshot(page, `quick-start-${language}-${scheme}`);
        expect(await violationsOn(page)).toEqual([]);
        await knowledge.open();
        await knowledge.paste(name, GUIDE);
        await knowledge.shows(name, own.synced);
        await screenshot(page, `knowledge-${language}-${scheme}`);
        expect(await violationsOn(page)).toEqual([]);
        await page.getByRole('link', { name }).first().click();
        await page.getByRole('dialog').getByRole('heading', { name: 'Warning signs' }).waitFor();
        await screenshot(page, `document-${language}-${scheme}`);
        expect(await violationsOn(page)).toEqual([]);
        await page.goto('/nowhere');
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await violationsOn(page)).toEqual([]);
        expect(doctor.complaints).toEqual([]);
        await knowledge.open();
        await knowledge.remove(name);
      } finally {
        await doctor.leave();
      }
    },
  );

  it('works on a phone that is 360 pixels wide', async () => {
    const doctor = await newPerson(browser, system.url, { width: 360 });
    const { page } = doctor;
    const knowledge = knowledgePage(page, words);
    try {
      await knowledge.open();
      await knowledge.uploadFile(guide, 'A document with a rather long name for a small screen');
      await knowledge.shows('A document with a rather long name for a small screen', words.synced);
      await screenshot(page, 'phone-knowledge');
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow).toBeLessThanOrEqual(0);
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('link', { name: words.quickStart }).first().click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await screenshot(page, 'phone-quick-start');
      expect(doctor.complaints).toEqual([]);
    } finally {
      await doctor.leave();
    }
  });
});
