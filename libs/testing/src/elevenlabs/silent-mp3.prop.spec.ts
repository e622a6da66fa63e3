import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { silentMp3 } from './silent-mp3.ts';

describe('silentMp3', () => {
  it('is made of whole frames, and never shorter for a longer text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, more) => {
        const bytes = silentMp3(text);
        expect(bytes.length % 417).toBe(0);
        expect(bytes.length).toBeGreaterThan(0);
        for (let at = 0; at < bytes.length; at += 417) {
          expect([...bytes.subarray(at, at + 2)]).toEqual([0xff, 0xfb]);
        }
        expect(silentMp3(text + more).length).toBeGreaterThanOrEqual(bytes.length);
      }),
    );
  });
});
