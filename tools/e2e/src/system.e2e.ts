import { describe, expect, it } from 'vitest';
import { overflowOf, violationsOn } from './accessibility.ts';
import { screenshot } from './browser.ts';
import { killApi } from './outage.ts';
import { useStage } from './stage.ts';

const SECRET = 'canary-key-that-nobody-may-see';
const WORDS = {
  'en-GB': {
    supervisor: 'Supervisor',
    ready: 'Ready',
    search: 'Search settings',
    set: 'Set',
    services: 'Services',
    ends: 'Last ends',
  },
  'zh-TW': {
    supervisor: '監督程式',
    ready: '就緒',
    search: '搜尋設定',
    set: '已設定',
    services: '服務',
    ends: '最近結束',
  },
} as const;

const stage = useStage({
  env: { LANGSMITH_API_KEY: SECRET, LANGSMITH_TRACING_ENABLED: 'false' },
});

describe.each([
  ['en-GB', 'light'],
  ['en-GB', 'dark'],
  ['zh-TW', 'light'],
  ['zh-TW', 'dark'],
] as const)('the system page in %s, %s', (language, scheme) => {
  const words = WORDS[language];

  it('shows health, versions, supervisor and settings, and no secret', async () => {
    await stage.visit({ language, scheme }, async (page) => {
      await page.goto('/system');
      await page.getByRole('heading', { name: words.supervisor }).waitFor();
      const services = page.getByRole('table', { name: words.services });
      await services.getByRole('row', { name: new RegExp(`ui-server.*${words.ready}`) }).waitFor();
      await services.getByRole('row', { name: new RegExp(`api.*${words.ready}`) }).waitFor();
      await page.getByRole('searchbox', { name: words.search }).fill('langsmith_api');
      await page
        .getByRole('row', { name: new RegExp(`LANGSMITH_API_KEY set ${words.set}`) })
        .waitFor();
      await page.getByRole('searchbox', { name: words.search }).fill('');
      await page.getByRole('row', { name: /DATA_DIR/ }).waitFor();
      expect(await page.content()).not.toContain(SECRET);
    });
  });
});

describe('the system page', () => {
  const words = WORDS['en-GB'];

  it('works on a phone, and leads to the API reference', async () => {
    await stage.visit({ width: 360 }, async (page) => {
      await page.goto('/system');
      await page.getByRole('table', { name: words.services }).waitFor();
      await screenshot(page, 'phone-system');
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('link', { name: 'API reference' }).click();
      await page.getByText('Create a document from a file').waitFor();
    });
  });

  it('tells of the death of the API once it is back, without being asked', async () => {
    await stage.visit({ failing: true }, async (page) => {
      await page.goto('/system');
      await page.getByText('No service has ended since the start.').waitFor();
      killApi(stage.system);
      const ends = page.getByRole('table', { name: words.ends });
      await ends.getByRole('row', { name: /api SIGKILL/ }).waitFor({ timeout: 120_000 });
      await page
        .getByRole('table', { name: words.services })
        .getByRole('row', { name: /api Ready .* 1 / })
        .waitFor();
      await screenshot(page, 'system-after-death');
    });
  });
});
