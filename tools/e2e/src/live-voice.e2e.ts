import { conversationDetailSchema, conversationListSchema } from '@elevendops/contract';
import { startElevenLabs, type ElevenLabsStandIn } from '@elevendops/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violationsOn } from './accessibility.ts';
import { launchBrowser, newPerson, screenshot, type PersonOptions } from './browser.ts';
import { VOICE_WORDS } from './live-voice-words.ts';
import { PATIENT_TEXTS, patientPage } from './patient-page.ts';
import { practiceAt } from './practice.ts';
import { startSystem, type System } from './system.ts';

// A tone that comes and goes, and somebody who allows it to be heard.
const MICROPHONE = '--use-fake-device-for-media-stream';
const ALLOWED = '--use-fake-ui-for-media-stream';
// Chromium writes these for a reply that is no success, and for sound that is sent as a connection breaks.
const OF_BROWSER = /^Failed to load resource|WebSocket is already in CLOSING or CLOSED state/u;

let platform: ElevenLabsStandIn;
let system: System;
let talker: Browser;
let refuser: Browser;

beforeAll(async () => {
  platform = await startElevenLabs();
  [system, talker, refuser] = await Promise.all([
    startSystem({ env: { ELEVENLABS_API_KEY: platform.apiKey, ELEVENLABS_API_URL: platform.url } }),
    launchBrowser([MICROPHONE, ALLOWED]),
    launchBrowser([MICROPHONE]),
  ]);
});
beforeEach(() => {
  platform.heal();
  platform.manners.heard = [];
  platform.manners.answer = (message) => `About: ${message}`;
});
afterAll(async () => {
  await Promise.all([talker.close(), refuser.close(), system.dispose()]);
  await platform.close();
});

/** Lets a person do something; nothing may be complained of on the console, or fetched from elsewhere. */
async function visit(
  browser: Browser,
  options: PersonOptions & { readonly failing?: boolean },
  story: (page: Page) => Promise<void>,
): Promise<void> {
  const { page, complaints, leave } = await newPerson(browser, system.url, options);
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (![system.url, 'blob:', 'data:'].some((start) => request.url().startsWith(start))) {
      strangers.push(request.url());
    }
  });
  try {
    await story(page);
    expect(strangers).toEqual([]);
    const unexpected = complaints.filter(
      (text) => !(options.failing === true && OF_BROWSER.test(text)),
    );
    expect(unexpected).toEqual([]);
  } finally {
    await leave();
  }
}

const read = async (path: string): Promise<unknown> => (await fetch(system.url + path)).json();

describe.each(['en-GB', 'zh-TW'] as const)('a patient who talks, in %s', (language) => {
  const words = VOICE_WORDS[language];
  const texts = PATIENT_TEXTS[language];
  let agentId: string;
  beforeAll(async () => {
    const practice = practiceAt(system.url);
    ({ agent_id: agentId } = await practice.agent(texts.agent, [], texts.language));
  });

  it('writes, talks, is silent, writes while talking, and the doctor reads all of it', async () => {
    platform.manners.heard = [words.spoken];
    platform.manners.answer = (message) => `About: ${message}`;
    await visit(talker, { language, width: 360 }, async (page) => {
      const { start, ask, log, button, end } = patientPage(page, language);
      await start(agentId);
      await ask(texts.question);
      await log.getByText(`About: ${texts.question}`).waitFor();

      await button(words.start).click();
      await page.getByText(words.listening).waitFor();
      await log.getByText(words.spoken, { exact: true }).waitFor();
      await log.getByText(`About: ${words.spoken}`).waitFor();
      await screenshot(page, `phone-patient-voice-${language}`);
      const talk = platform.world.conversations.at(-1);
      await expect.poll(() => talk?.audioBytes).toBeGreaterThan(32_000);
      expect(JSON.stringify(talk?.received)).toContain(texts.question);

      await ask(words.written);
      await log.getByText(`About: ${words.written}`).waitFor();
      await button(words.mute).click();
      await page.getByText(words.muted).waitFor();
      expect(await violationsOn(page)).toEqual([]);

      await button(words.hangUp).click();
      await page.getByText(words.saving).waitFor({ state: 'hidden' });
      await expect.poll(() => talk?.closeCode).toBe(1000);
      expect(await log.getByText(words.spoken, { exact: true }).count()).toBe(1);
      await page.reload();
      await log.getByText(`About: ${words.written}`).waitFor();
      expect(await log.getByText(words.spoken, { exact: true }).count()).toBe(1);
      await button(words.start).waitFor();
      await end();
      await page.getByText(`About: ${words.spoken}`).waitFor();
    });
    const { conversations } = conversationListSchema.parse(await read('/api/conversations'));
    const [newest] = conversations;
    expect(newest).toMatchObject({ agent_name: texts.agent, total_messages: 6, answered_count: 3 });
    const detail = conversationDetailSchema.parse(
      await read(`/api/conversations/${newest?.conversation_id ?? ''}`),
    );
    expect(detail.messages.map(({ content }) => content)).toEqual(
      [texts.question, words.spoken, words.written].flatMap((text) => [text, `About: ${text}`]),
    );
  });

  it('is told when the connection breaks, begins again, and nothing is said twice', async () => {
    platform.manners.heard = [words.spoken];
    platform.manners.answer = () => ({ close: 1011 });
    await visit(talker, { language, scheme: 'dark', failing: true }, async (page) => {
      const { start, log, button } = patientPage(page, language);
      await start(agentId);
      await button(words.start).click();
      await page.getByText(words.lost).waitFor();
      await screenshot(page, `patient-voice-lost-${language}-dark`);
      expect(await violationsOn(page)).toEqual([]);
      platform.manners.answer = (message) => `About: ${message}`;
      await button(words.start).click();
      await log.getByText(`About: ${words.spoken}`).waitFor();
      await screenshot(page, `patient-voice-${language}-dark`);
      await button(words.hangUp).click();
      await page.getByText(words.saving).waitFor({ state: 'hidden' });
      await expect.poll(() => log.getByText(words.spoken, { exact: true }).count()).toBe(2);
    });
  });

  it('is told in plain words that the microphone is refused, or the agent away, and writes', async () => {
    await visit(refuser, { language }, async (page) => {
      const { start, ask, log, button } = patientPage(page, language);
      await start(agentId);
      const before = platform.world.conversations.length;
      await button(words.start).click();
      await page.getByText(words.denied).waitFor();
      await screenshot(page, `patient-voice-denied-${language}`);
      expect(platform.world.conversations.length).toBe(before);
      await ask(texts.question);
      await log.getByText(`About: ${texts.question}`).waitFor();
    });
    await visit(talker, { language, failing: true }, async (page) => {
      const { start, button } = patientPage(page, language);
      await start(agentId);
      platform.fail(
        'GET /v1/convai/conversation/get-signed-url',
        { kind: 'status', status: 500 },
        9,
      );
      await button(words.start).click();
      await page.getByText(words.failed).waitFor();
    });
  });
});

describe('a patient whose browser records at its own sample rate alone', () => {
  it('is understood, and hears the answer, through our resampler', async () => {
    const words = VOICE_WORDS['en-GB'];
    platform.manners.heard = [words.spoken];
    // Long enough to be seen speaking.
    platform.manners.answer = (message) => `About: ${message} ${'Yes. '.repeat(16)}`;
    const agent = await practiceAt(system.url).agent('Nurse Ben', []);
    await visit(talker, {}, async (page) => {
      const { start, log, button } = patientPage(page, 'en-GB');
      // What Firefox and Safari say.
      await page.addInitScript('MediaDevices.prototype.getSupportedConstraints = () => ({});');
      await start(agent.agent_id);
      await button(words.start).click();
      await page.getByText(words.speaking).waitFor();
      await log.getByText(`About: ${words.spoken}`).waitFor();
      await page.getByText(words.listening).waitFor();
      await button(words.hangUp).click();
      // A browser does not tell of what worklets load; this server does.
      await expect.poll(() => system.program.lines.join('\n')).toContain('resampler-worklet');
    });
  });
});

describe('a doctor who chooses a voice of ElevenLabs', () => {
  it('hears it from this server', async () => {
    await visit(talker, {}, async (page) => {
      await page.goto('/agents/new');
      await page.getByRole('combobox', { name: 'Voice', exact: true }).selectOption('Rachel');
      const [reply] = await Promise.all([
        page.waitForResponse((response) => response.url().endsWith('/preview')),
        page.getByRole('button', { name: /Rachel/ }).click(),
      ]);
      expect([200, 206]).toContain(reply.status());
      expect(reply.url()).toBe(`${system.url}/api/audio/voices/voice-rachel/preview`);
    });
  });
});
