import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createResampler } from './resampler.ts';

const anyRate = fc.constantFrom(8_000, 16_000, 22_050, 24_000, 44_100, 48_000);

/** A tone of so many hertz. */
function tone(rate: number, hertz: number, seconds = 0.25): Float32Array {
  return Float32Array.from({ length: Math.round(rate * seconds) }, (_, i) =>
    Math.sin((2 * Math.PI * hertz * i) / rate),
  );
}

/** How loud the middle is, where the filter is filled on both sides. */
function loudness(sound: Float32Array): number {
  const middle = sound.slice(sound.length / 4, (sound.length * 3) / 4);
  return Math.sqrt(middle.reduce((sum, value) => sum + value * value, 0) / middle.length);
}

describe('createResampler', () => {
  it('keeps the length in time, and gives the same however the sound is cut into pieces', () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(anyRate, anyRate, pieces, (from, to, lengths) => {
        const sound = tone(from, 440, 0.1);
        const whole = createResampler(from, to).full(sound);
        expect(Math.abs(whole.length / to - sound.length / from)).toBeLessThan(0.005);
        const resampler = createResampler(from, to);
        const joined: number[] = [];
        let start = 0;
        for (const length of [...lengths, sound.length]) {
          joined.push(...resampler.full(sound.subarray(start, start + length)));
          start += length;
        }
        expect(joined.length).toBe(whole.length);
        expect(joined).toEqual([...whole]);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    [48_000, 16_000],
    [44_100, 16_000],
    [16_000, 48_000],
    [24_000, 44_100],
  ])('keeps a voice as loud as it is, from %i to %i', (from, to) => {
    for (const hertz of [200, 1_000, 3_000]) {
      const heard = loudness(createResampler(from, to).full(tone(from, hertz)));
      expect(heard).toBeCloseTo(Math.SQRT1_2, 1);
    }
  });

  it('lets no tone through that the new rate would turn into another', () => {
    expect(loudness(createResampler(48_000, 16_000).full(tone(48_000, 11_000)))).toBeLessThan(0.02);
  });
});
