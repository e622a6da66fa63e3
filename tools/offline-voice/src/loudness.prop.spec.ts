import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amplified, gainFor, SPEECH_LOUDNESS, spokenLevel } from './loudness.ts';

const RATE = 1000;
const samples = fc.int16Array({ minLength: 1, maxLength: 2000 });
const decibels = (value: number): number => 20 * Math.log10(value);

describe('gainFor', () => {
  it('never lets a sample over the highest peak', () => {
    fc.assert(
      fc.property(samples, (speech) => {
        const loud = amplified(speech, gainFor(speech, RATE));
        const peak = loud.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
        expect(decibels(peak)).toBeLessThanOrEqual(SPEECH_LOUDNESS.peakDb + 0.01);
      }),
    );
  });

  it('makes speech as loud, however loud it was and however long its pauses are', () => {
    const tone = (amplitude: number, pauseSeconds: number): Int16Array =>
      Int16Array.from({ length: RATE * (1 + pauseSeconds) }, (_, index) =>
        index < RATE ? amplitude * Math.sin((2 * Math.PI * index) / 20) : 0,
      );
    const amplitude = fc.integer({ min: 1000, max: 32_000 });
    fc.assert(
      fc.property(amplitude, fc.integer({ min: 0, max: 20 }), (loudness, pause) => {
        const speech = tone(loudness, pause);
        const level = decibels(spokenLevel(speech, RATE) * gainFor(speech, RATE));
        expect(level).toBeCloseTo(SPEECH_LOUDNESS.levelDb, 1);
      }),
    );
  });

  it('leaves silence silent', () => {
    fc.assert(
      fc.property(fc.nat(1000), (length) => {
        expect(gainFor(new Int16Array(length), RATE)).toBe(1);
      }),
    );
  });
});
