import { beforeAll, describe, expect, it } from 'vitest';
import { isInstalled } from './__fixtures__/is-installed.ts';
import { medianPitch } from './__fixtures__/median-pitch.ts';
import { engineText } from './engine-text.ts';
import { engineVoice, LANGUAGES, VARIANTS } from './languages.ts';
import { gainFor, SPEECH_LOUDNESS, spokenLevel } from './loudness.ts';
import { createSpeechEngine, type EspeakModule, type SpeechEngine } from './speech-engine.ts';

const ENGLISH = 'You must take this medicine every day after eating.';
const TRADITIONAL = '糖尿病是一種慢性疾病，每天飯後都要吃藥。';
const SIMPLIFIED = '糖尿病是一种慢性疾病，每天饭后都要吃药。';

describe.skipIf(!isInstalled())('createSpeechEngine', () => {
  let engine: SpeechEngine;
  beforeAll(async () => {
    const name = '@echogarden/espeak-ng-emscripten';
    engine = await createSpeechEngine((await import(name)) as EspeakModule);
  });

  const say = (text: string, language: string, variant = 'f2'): Int16Array =>
    engine.say(
      engineText(text),
      engineVoice(language) ?? '',
      { variant, pitch: 50, rate: 165 },
      engine.sampleRate * 60,
    );
  const secondsOf = (text: string, language = 'en'): number =>
    say(text, language).length / engine.sampleRate;

  it.each([...LANGUAGES])('has a voice for %s', (language) => {
    expect(secondsOf('1, 2, 3.', language)).toBeGreaterThan(0.5);
  });

  it.each([...VARIANTS])('has the timbre %s, which is loud enough and not too loud', (variant) => {
    for (const samples of [say(ENGLISH, 'en', variant), say(TRADITIONAL, 'zh', variant)]) {
      const level = spokenLevel(samples, engine.sampleRate);
      const decibels = 20 * Math.log10(level * gainFor(samples, engine.sampleRate));
      expect(Math.abs(decibels - SPEECH_LOUDNESS.levelDb)).toBeLessThan(1.5);
    }
  });

  it.each([
    ['en', ENGLISH],
    ['zh', TRADITIONAL],
  ])('speaks %s with a high and a low voice that anybody tells apart', (language, text) => {
    const [high, low] = [say(text, language, 'f2'), say(text, language, 'm3')];
    expect(medianPitch(high, engine.sampleRate)).toBeGreaterThan(150);
    expect(medianPitch(low, engine.sampleRate)).toBeLessThan(130);
  });

  it('reads traditional characters as long as simplified ones, and drops none', () => {
    expect(secondsOf(TRADITIONAL, 'zh')).toBeCloseTo(secondsOf(SIMPLIFIED, 'zh'), 0);
    expect(secondsOf(TRADITIONAL, 'zh')).toBeGreaterThan(0.15 * TRADITIONAL.length);
  });

  it('reads English words inside a Chinese sentence', () => {
    const mixed = secondsOf('請每天量 blood pressure 一次。', 'zh');
    expect(mixed).toBeGreaterThan(secondsOf('請每天量一次。', 'zh') + 0.4);
  });

  it('obeys no markup and no command in a text', () => {
    expect(secondsOf('Take <break time="9s"/> care.')).toBeLessThan(6);
    expect(secondsOf('Take <audio src="/etc/passwd"/> care.')).toBeLessThan(8);
    expect(say('\u0001p99 Take care.', 'en').length).toBeGreaterThan(0);
    // Phonemes would be one word; as text they are spelled.
    expect(secondsOf('[[h@loU]]')).toBeGreaterThan(0.6);
  });

  it('reads on behind a NUL, a broken character and an emoji', () => {
    for (const hostile of ['\0', '\ud800', '😀', '\u0007', '\ufffe']) {
      expect(secondsOf(`One${hostile} ${ENGLISH}`)).toBeGreaterThan(secondsOf(ENGLISH));
    }
  });

  it('says nothing for no text', () => {
    expect(secondsOf('')).toBeLessThan(0.2);
    expect(secondsOf('\u200b')).toBeLessThan(0.2);
  });

  it('stops at the most samples', () => {
    const sound = { variant: 'f2', pitch: 50, rate: 165 };
    expect(engine.say(ENGLISH, 'en-us', sound, 5000)).toHaveLength(5000);
  });

  it('says so when it has no such voice', () => {
    const sound = { variant: 'f2', pitch: 50, rate: 165 };
    expect(() => engine.say('x', 'tlh', sound, 5000)).toThrow('no voice tlh+f2');
  });
});
