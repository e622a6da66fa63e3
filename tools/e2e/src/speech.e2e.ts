/// <reference lib="dom" />
// The functions that are given to the page run in the browser.
import { audioFileSchema, voiceListSchema } from '@elevendops/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, newPerson } from './browser.ts';
import { startSystem, type System } from './system.ts';

const SCRIPTS = {
  en: 'Doctor: Good morning. Do not eat for six hours before the operation.\nPatient: And may I drink water?',
  zh: '醫師：早安。手術前六個小時請不要吃東西。\n病人：那麼我可以喝水嗎？',
};

let browser: Browser;
let system: System;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  system = await startSystem();
  ({ page } = await newPerson(browser, system.url));
  await page.goto('/');
});
afterAll(async () => {
  await browser.close();
  await system.dispose();
});

async function narrate(language: 'en' | 'zh') {
  const list = await fetch(`${system.url}/api/audio/voices/list`);
  const voices = voiceListSchema
    .parse(await list.json())
    .filter(({ languages }) => languages.includes(language));
  const reply = await fetch(`${system.url}/api/audio/generate`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      knowledge_id: '',
      script: SCRIPTS[language],
      voice_id: voices[0]?.voice_id,
      speaker2_voice_id: voices[1]?.voice_id,
    }),
  });
  expect(reply.status).toBe(200);
  return audioFileSchema.parse(await reply.json());
}

/** What the browser hears: its length, how loud it is, and its loudest moment. */
function listen(path: string) {
  return page.evaluate(async (source) => {
    const bytes = await (await fetch(source)).arrayBuffer();
    const sound = await new AudioContext().decodeAudioData(bytes);
    const samples = sound.getChannelData(0);
    let [power, peak] = [0, 0];
    for (const sample of samples) {
      power += sample * sample;
      peak = Math.max(peak, Math.abs(sample));
    }
    return {
      seconds: sound.duration,
      levelDb: 10 * Math.log10(power / samples.length),
      peakDb: 20 * Math.log10(peak),
    };
  }, path);
}

/** Where an audio element gets to: its length, and whether it plays. */
function play(path: string) {
  return page.evaluate(async (source) => {
    const player = new Audio(source);
    player.muted = true;
    await player.play();
    await new Promise((resolve) => player.addEventListener('timeupdate', resolve, { once: true }));
    return { seconds: player.duration, isPlaying: !player.paused && player.error === null };
  }, path);
}

describe.each(['en', 'zh'] as const)('two speakers in %s', (language) => {
  it('are heard in a browser: as long as the list says, not too quiet and not distorted', async () => {
    const audio = await narrate(language);
    const { seconds, levelDb, peakDb } = await listen(audio.audio_url);
    expect(seconds).toBeGreaterThan(4);
    expect(Math.abs(seconds - (audio.duration_seconds ?? 0))).toBeLessThan(0.1);
    expect(levelDb).toBeGreaterThan(-27);
    expect(levelDb).toBeLessThan(-15);
    expect(peakDb).toBeLessThan(-0.1);

    const played = await play(`/api/audio/stream/${audio.audio_id}`);
    expect(played.isPlaying).toBe(true);
    expect(Math.abs(played.seconds - seconds)).toBeLessThan(0.2);
  });
});

describe('a voice', () => {
  it('can be heard before it is chosen', async () => {
    const list = await fetch(`${system.url}/api/audio/voices/list`);
    const [voice] = voiceListSchema.parse(await list.json());
    const { seconds, levelDb } = await listen(voice?.preview_url ?? '');
    expect(seconds).toBeGreaterThan(2);
    expect(levelDb).toBeGreaterThan(-27);
  });
});
