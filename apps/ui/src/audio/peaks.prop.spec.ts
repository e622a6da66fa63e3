import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peaksOf, wavePath } from './peaks.ts';

const samples = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { maxLength: 400 });
const count = fc.integer({ min: 1, max: 120 });

describe('peaksOf', () => {
  it('gives so many parts, each from 0 to 1, and 1 for the loudest', () => {
    fc.assert(
      fc.property(samples, count, (sound, parts) => {
        const peaks = peaksOf(sound, parts);
        expect(peaks).toHaveLength(parts);
        expect(peaks.every((peak) => peak >= 0 && peak <= 1)).toBe(true);
        expect(Math.max(...peaks)).toBe(sound.some((sample) => sample !== 0) ? 1 : 0);
      }),
    );
  });

  it('does not depend on how loud the whole sound is', () => {
    fc.assert(
      fc.property(samples, count, (sound, parts) => {
        const half = sound.map((sample) => sample / 2);
        const [loud, quiet] = [peaksOf(sound, parts), peaksOf(half, parts)];
        for (const [index, peak] of loud.entries()) {
          expect(quiet[index]).toBeCloseTo(peak, 5);
        }
      }),
    );
  });

  it('finds the loud part', () => {
    const sound = [...Array<number>(50).fill(0.1), ...Array<number>(50).fill(-0.8)];
    expect(peaksOf(sound, 2)).toEqual([0.125, 1]);
  });
});

describe('wavePath', () => {
  it('draws one bar for each peak, inside its box', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (peaks) => {
        const bars = [...wavePath(peaks).matchAll(/M([\d.]+) ([\d.]+)v([\d.]+)/gu)];
        expect(bars).toHaveLength(peaks.length);
        for (const [, , top = '', height = ''] of bars) {
          expect(Number(height)).toBeGreaterThan(0);
          expect(Number(top) + Number(height)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
