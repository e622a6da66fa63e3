import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance.ts';

const word = fc.string({ unit: fc.constantFrom('A', 'B', 'C', '_'), maxLength: 12 });

describe('editDistance', () => {
  it('is zero between equal texts and between no others', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(editDistance(one, other) === 0).toBe(one === other);
      }),
    );
  });

  it('is the same in both directions', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(editDistance(one, other)).toBe(editDistance(other, one));
      }),
    );
  });

  it('lies between the difference of the lengths and the longer length', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const distance = editDistance(one, other);
        expect(distance).toBeGreaterThanOrEqual(Math.abs(one.length - other.length));
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length));
      }),
    );
  });

  it('is one for a letter added, replaced or swapped with its neighbour', () => {
    fc.assert(
      fc.property(word, word, (before, after) => {
        expect(editDistance(`${before}${after}`, `${before}X${after}`)).toBe(1);
        expect(editDistance(`${before}X${after}`, `${before}Y${after}`)).toBe(1);
        expect(editDistance(`${before}XY${after}`, `${before}YX${after}`)).toBe(1);
      }),
    );
  });

  it('says Infinity for more than the limit and the distance itself up to it', () => {
    fc.assert(
      fc.property(word, word, fc.nat({ max: 6 }), (one, other, limit) => {
        const distance = editDistance(one, other);
        expect(editDistance(one, other, limit)).toBe(distance <= limit ? distance : Infinity);
      }),
      { numRuns: 1000 },
    );
  });
});
