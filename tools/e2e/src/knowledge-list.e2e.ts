import { describe, expect, it } from 'vitest';
import { overflowOf, violationsOn } from './accessibility.ts';
import { screenshot } from './browser.ts';
import { knowledgePage } from './knowledge-page.ts';
import { GUIDE } from './knowledge-texts.ts';
import { afterDeath, killApi } from './outage.ts';
import { useStage } from './stage.ts';
import { WORDS } from './words.ts';

const words = WORDS['en-GB'];
const stage = useStage();

describe('the Knowledge page', () => {
  it('shows why a sync failed, and syncs again once the text was mended', async () => {
    await stage.visit({}, async (page) => {
      const knowledge = knowledgePage(page, words);
      const created = await fetch(`${stage.system.url}/api/knowledge`, {
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
    });
  });

  it('[bug 33] shows what a person typed as text, never as markup', async () => {
    await stage.visit({}, async (page) => {
      const knowledge = knowledgePage(page, words);
      const name = '<img src=x onerror=alert(1)>';
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
      await page.goBack();
      await knowledge.remove(name);
    });
  });

  it('keeps a document when the doctor thinks better of deleting it', async () => {
    await stage.visit({}, async (page) => {
      const knowledge = knowledgePage(page, words);
      await knowledge.open();
      await knowledge.paste('Keep me', 'Text.');
      await knowledge.shows('Keep me', words.synced);
      await page.getByRole('button', { name: words.remove('Keep me') }).click();
      await screenshot(page, 'delete-confirmation');
      await page.getByRole('button', { name: words.keep }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await knowledge.shows('Keep me', words.synced);
      await knowledge.remove('Keep me');
    });
  });

  it('goes on where a doctor is when the API is killed, and loses nothing that was typed', async () => {
    await stage.visit({ failing: true }, async (page) => {
      const knowledge = knowledgePage(page, words);
      await knowledge.open();
      await page.getByRole('link', { name: words.add }).first().click();
      await page.getByText(words.pasteText, { exact: true }).click();
      await page.getByRole('textbox', { name: words.name }).fill('Typed before the crash');
      await page.getByRole('textbox', { name: words.text, exact: true }).fill('Rest.');
      const save = page.getByRole('button', { name: words.savePasted });
      killApi(stage.system);
      await save.click();
      await afterDeath(stage.system, {
        done: knowledge.entry('Typed before the crash').first(),
        trouble: page.getByRole('dialog').getByRole('alert'),
        repeat: save,
      });
      await knowledge.shows('Typed before the crash', words.synced);
      await knowledge.remove('Typed before the crash');
    });
  });

  it('works on a phone that is 360 pixels wide', async () => {
    await stage.visit({ width: 360 }, async (page) => {
      const knowledge = knowledgePage(page, words);
      await knowledge.open();
      await knowledge.uploadFile(
        { name: 'guide.md', mimeType: 'text/markdown', buffer: Buffer.from(GUIDE) },
        'A document with a rather long name for a small screen',
      );
      await knowledge.shows('A document with a rather long name for a small screen', words.synced);
      await screenshot(page, 'phone-knowledge');
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('link', { name: words.quickStart }).first().click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await screenshot(page, 'phone-quick-start');
    });
  });
});
