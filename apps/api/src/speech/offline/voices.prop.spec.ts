import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listOfflineVoices, offlineVoice } from './voices.ts';

const voices = listOfflineVoices({});

describe('offlineVoice', () => {
  it('gives any id a voice, and always the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        expect(offlineVoice(id)).toEqual(offlineVoice(id));
        expect(offlineVoice(id).sound.variant).toMatch(/^[fm]\d$/);
      }),
    );
  });

  it('gives ids of other services different timbres', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9]{20}$/), { minLength: 60 });
    fc.assert(
      fc.property(ids, (others) => {
        const timbres = new Set(others.map((id) => offlineVoice(id).sound.variant));
        expect(timbres.size).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 20 },
    );
  });
});

describe('listOfflineVoices', () => {
  it('has at least two voices for each language, which sound different', () => {
    const byLanguage = Map.groupBy(voices, ({ languages }) => languages[0] ?? '');
    for (const [language, list] of byLanguage) {
      const sounds = new Set(list.map(({ voiceId }) => offlineVoice(voiceId).sound.variant));
      expect(sounds.size, language).toBeGreaterThanOrEqual(2);
      expect(sounds.size).toBe(list.length);
    }
  });

  it('never changes the ids, which agents keep', () => {
    expect(voices.slice(0, 9).map(({ voiceId }) => voiceId)).toEqual([
      ...['offline-en-1', 'offline-en-2', 'offline-en-3', 'offline-en-4'],
      ...['offline-zh-1', 'offline-zh-2', 'offline-zh-3', 'offline-zh-4'],
      'offline-ar-1',
    ]);
    expect(new Set(voices.map(({ voiceId }) => voiceId)).size).toBe(voices.length);
  });

  it('offers the Mandarin voices to scripts in either writing', () => {
    expect(voices.find(({ voiceId }) => voiceId === 'offline-zh-1')?.languages).toContain('zh-TW');
  });
});
