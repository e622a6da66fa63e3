import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overflowOf, violationsOn } from './accessibility.ts';
import { newPerson, screenshot, type Person } from './browser.ts';
import { CLIENT_PAGES, openPage } from './pages.ts';
import { useStage } from './stage.ts';
import { stockPractice } from './stocked-practice.ts';

const stage = useStage();

beforeAll(async () => {
  await stockPractice(stage.system);
});

describe.each([
  ['en-GB', 'light'],
  ['en-GB', 'dark'],
  ['zh-TW', 'light'],
  ['zh-TW', 'dark'],
] as const)('in %s, %s', (language, scheme) => {
  let person: Person;
  beforeAll(async () => {
    person = await newPerson(stage.browser, stage.system.url, { language, scheme });
  });
  afterAll(() => person.leave());

  it.each(CLIENT_PAGES)('$name has no accessibility violation and fits', async (clientPage) => {
    const { page, complaints } = person;
    await page.setViewportSize({ width: 1280, height: 860 });
    await openPage(page, clientPage);
    await screenshot(page, `${clientPage.name}-${language}-${scheme}`);
    expect(await violationsOn(page)).toEqual([]);

    const beyond: number[] = [];
    for (const width of [360, 1920]) {
      await page.setViewportSize({ width, height: 860 });
      await screenshot(page, `${clientPage.name}-${String(width)}-${language}-${scheme}`);
      beyond.push(await overflowOf(page));
    }
    expect(beyond).toEqual([0, 0]);
    expect(complaints).toEqual([]);
  });

  it('a page that does not exist has none either', async () => {
    const { page, complaints } = person;
    await page.goto('/nowhere');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
