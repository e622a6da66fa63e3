import { describe, expect, it } from 'vitest';
import { AGENT_WORDS, PATIENT_WORDS } from './agent-words.ts';
import { chooseFirstVoice } from './agents-page.ts';
import { screenshot } from './browser.ts';
import { useStage } from './stage.ts';
import { STOCKED, stockPractice } from './stocked-practice.ts';
import { openScript } from './studio-page.ts';
import { STUDIO_WORDS } from './studio-words.ts';
import { WORDS } from './words.ts';

const NOBODY = '6f1b2a3c-0000-4000-8000-000000000000';
const QUOTE = /If you ask for help, quote [0-9a-f-]{36}/;
const stage = useStage();

stage.prepare(async () => {
  await stockPractice(stage.system);
});

describe('an address of something that is not there', () => {
  it.each([
    [`/knowledge/${NOBODY}`, 'This no longer exists', 'Go back to the list'],
    [`/knowledge/${NOBODY}/edit`, 'This no longer exists', 'Go back to the list'],
    [`/agents/${NOBODY}/edit`, 'This no longer exists', 'Go back to the list'],
    [`/insights/${NOBODY}`, 'This no longer exists', 'Go back to the list'],
  ])('%s: says so, what to do, and what to quote', async (path, words, advice) => {
    await stage.visit({ failing: true }, async (page) => {
      await page.goto(path);
      const notice = page.getByRole('alert').filter({ hasText: words });
      await notice.getByText(advice).waitFor();
      await notice.getByText(QUOTE).waitFor();
      await screenshot(page, `error-404${path.replaceAll('/', '-').replace(NOBODY, 'id')}`);
    });
  });

  it.each([
    [`/patient/${NOBODY}`, 'This conversation is no longer there', 'Start a new conversation'],
    [`/patient?agent=${NOBODY}`, 'The agent of this link is no longer there', STOCKED.agent],
    ['/studio/nothing', 'There is nothing here', 'Go to Quick start'],
    ['/dashboard/nothing', 'There is nothing here', 'Go to Quick start'],
    ['/system/nothing', 'There is nothing here', 'Go to Quick start'],
  ])('%s: says so, and leads on', async (path, words, wayOn) => {
    await stage.visit({ failing: true }, async (page) => {
      await page.goto(path);
      await page.getByText(words).first().waitFor();
      await page.getByRole('main').getByText(wayOn).first().waitFor();
    });
  });
});

describe('what the server does not accept, though the page did', () => {
  // As from a page that is older than its server: what it sends is changed on the way.
  it.each([
    {
      name: 'knowledge',
      path: '/knowledge/new',
      call: '**/api/knowledge',
      body: { disease_name: 'x'.repeat(101), raw_content: 'Rest.' },
      words: 'Use at most 100 characters.',
    },
    {
      name: 'agents',
      path: '/agents/new',
      call: '**/api/agent',
      body: { name: '', knowledge_ids: [], voice_id: 'v', answer_style: 'friendly' },
      words: 'Give the agent a name.',
    },
  ])('$name: marks the field and says what is wrong', async ({ name, path, call, body, words }) => {
    await stage.visit({ failing: true }, async (page) => {
      await page.goto(path);
      if (name === 'knowledge') {
        await page.getByText(WORDS['en-GB'].pasteText, { exact: true }).click();
        await page.getByRole('textbox', { name: WORDS['en-GB'].name }).fill('Fine');
        await page.getByRole('textbox', { name: WORDS['en-GB'].text, exact: true }).fill('Rest.');
      } else {
        await page.getByRole('textbox', { name: AGENT_WORDS['en-GB'].name }).fill('Fine');
        await chooseFirstVoice(page, AGENT_WORDS['en-GB'].voice);
      }
      await page.route(call, async (route) => {
        await (route.request().method() === 'POST'
          ? route.continue({ postData: JSON.stringify(body) })
          : route.continue());
      });
      await page.getByRole('dialog').locator('button[type="submit"]').click();
      await page.getByText(words).waitFor();
      await screenshot(page, `error-422-${name}`);
      expect(await page.locator('[aria-invalid="true"]').count()).toBeGreaterThan(0);
    });
  });

  it('patient: says that it cannot be sent, and what to quote', async () => {
    const words = PATIENT_WORDS['en-GB'];
    await stage.visit({ failing: true }, async (page) => {
      await page.goto('/patient');
      await page.getByRole('button', { name: words.sample }).click();
      await page.route('**/api/patient/session', (route) =>
        route.continue({ postData: JSON.stringify({ patient_id: '!', agent_id: '' }) }),
      );
      await page.getByRole('button', { name: words.start, exact: true }).click();
      const notice = page.getByRole('alert');
      await notice.getByText(QUOTE).waitFor();
      await screenshot(page, 'error-422-patient');
    });
  });
});

describe('what is asked for too often', () => {
  async function until429(path: string, body: object): Promise<void> {
    for (let attempt = 0; attempt < 80; attempt += 1) {
      const reply = await fetch(`${stage.system.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      await reply.body?.cancel();
      if (reply.status === 429) {
        return;
      }
    }
    throw new Error(`${path} never said that it was asked too often`);
  }

  it('patient: says to wait, and keeps the number', async () => {
    const words = PATIENT_WORDS['en-GB'];
    await stage.visit({ failing: true }, async (page) => {
      await page.goto('/patient');
      await page.getByRole('button', { name: words.sample }).click();
      await until429('/api/patient/session', { patient_id: 'P1', agent_id: NOBODY });
      await page.getByRole('button', { name: words.start, exact: true }).click();
      const notice = page.getByRole('alert').filter({ hasText: 'There is a lot going on' });
      await notice.getByText(QUOTE).waitFor();
      expect(await page.getByRole('textbox', { name: words.number }).inputValue()).not.toBe('');
      await screenshot(page, 'error-429-patient');
    });
  });

  it('studio: says to wait, and offers it again', async () => {
    await stage.visit({ failing: true }, async (page) => {
      await openScript(page, STOCKED.document);
      await until429('/api/audio/generate-script-stream', { knowledge_id: NOBODY });
      await page.getByRole('button', { name: STUDIO_WORDS['en-GB'].write }).click();
      const notice = page.getByRole('alert').filter({ hasText: 'That was too often' });
      await notice.getByText('Wait a minute and try again.').waitFor();
      await notice.getByText(QUOTE).waitFor();
      await notice.getByRole('button', { name: 'Try again' }).waitFor();
      await screenshot(page, 'error-429-studio');
    });
  });
});
