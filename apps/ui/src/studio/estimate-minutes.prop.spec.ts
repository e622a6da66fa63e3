import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateMinutes } from './estimate-minutes.ts';

describe('estimateMinutes', () => {
  it.each([
    ['', 0],
    ['word '.repeat(150), 1],
    ['痛'.repeat(240), 1],
    [`Doctor: ${'word '.repeat(75)}\nPatient: [pause] ${'word '.repeat(75)}`, 1],
    [`Speaker 1：${'風'.repeat(120)}`, 0.5],
  ])('reads %j in %d minutes', (script, minutes) => {
    expect(estimateMinutes(script)).toBeCloseTo(minutes, 5);
  });

  it('is never negative, and never less for a longer script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, two) => {
        const shorter = estimateMinutes(`a ${one.replaceAll(/[[\]:：]/gu, '')}`);
        const longer = estimateMinutes(
          `a ${one.replaceAll(/[[\]:：]/gu, '')}\n${two.replaceAll(/[[\]:：]/gu, '')}`,
        );
        expect(shorter).toBeGreaterThan(0);
        expect(longer).toBeGreaterThanOrEqual(shorter);
      }),
    );
  });
});
