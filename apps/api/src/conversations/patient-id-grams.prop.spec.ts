import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patientIdGrams } from './patient-id-grams.ts';

const id = fc.stringMatching(/^[a-zA-Z0-9]{1,64}$/);

describe('patientIdGrams', () => {
  it('has exactly the texts that the id contains', () => {
    fc.assert(
      fc.property(id, fc.stringMatching(/^[a-z0-9]{1,3}$/), (patientId, part) => {
        const grams = patientIdGrams(patientId);
        expect(grams.includes(part)).toBe(patientId.toLowerCase().includes(part));
        expect(grams).toContain(patientId.toLowerCase());
        expect(new Set(grams).size).toBe(grams.length);
        expect(grams.length).toBeLessThanOrEqual(2_080);
      }),
    );
  });

  it('is the same for an id in upper and in lower case', () => {
    fc.assert(
      fc.property(id, (patientId) => {
        expect(patientIdGrams(patientId.toUpperCase())).toEqual(patientIdGrams(patientId));
      }),
    );
  });
});
