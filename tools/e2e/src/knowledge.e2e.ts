import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '@elevendops/testing';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, newPerson, screenshot } from './browser.ts';
import { knowledgePage } from './knowledge-page.ts';
import { GUIDE, printLeaflet } from './knowledge-texts.ts';
import { startSystem, type System } from './system.ts';
import { WORDS } from './words.ts';

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
  await printLeaflet(browser, leaflet);
});
afterAll(async () => {
  await browser.close();
  await files.remove();
});

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
