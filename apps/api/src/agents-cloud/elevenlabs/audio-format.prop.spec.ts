import fc from 'fast-check';
import { parseBuffer } from 'music-metadata';
import { describe, expect, it } from 'vitest';
import { playableAudio } from './audio-format.ts';
import { decodeMuLaw } from './mu-law.ts';
import { wavFile } from './wav.ts';

const rates = fc.constantFrom(8_000, 16_000, 22_050, 24_000, 44_100, 48_000);

describe('wavFile', () => {
  it('is a WAV whose length is that of its samples', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 2, maxLength: 2_000 }),
        rates,
        async (pcm, rate) => {
          const { format } = await parseBuffer(wavFile(pcm, rate), { mimeType: 'audio/wav' });
          expect(format).toMatchObject({
            sampleRate: rate,
            bitsPerSample: 16,
            numberOfChannels: 1,
          });
          expect(format.duration).toBeCloseTo(Math.floor(pcm.length / 2) / rate, 6);
        },
      ),
    );
  });

  it('keeps every whole sample', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (pcm) => {
        const even = pcm.subarray(0, pcm.length - (pcm.length % 2));
        expect(Buffer.compare(wavFile(pcm, 16_000).subarray(44), even)).toBe(0);
      }),
    );
  });
});

describe('decodeMuLaw', () => {
  it.each([
    [0xff, 0],
    [0x7f, 0],
    [0x80, 32_124],
    [0x00, -32_124],
    [0xf0, 120],
    [0x70, -120],
  ])('decodes %d to %d', (byte, sample) => {
    expect(Buffer.from(decodeMuLaw(Uint8Array.of(byte))).readInt16LE(0)).toBe(sample);
  });

  it('is symmetric, and louder for a smaller code', () => {
    const samples = Buffer.from(decodeMuLaw(Uint8Array.from({ length: 256 }, (_, i) => i)));
    const at = (code: number) => samples.readInt16LE(code * 2);
    for (let code = 0; code < 128; code++) {
      expect(at(code) + at(code + 128)).toBe(0);
      expect(at(code)).toBeLessThanOrEqual(at(Math.min(code + 1, 127)));
    }
  });
});

describe('playableAudio', () => {
  it.each([
    ['pcm_16000', 'audio/wav'],
    ['pcm_44100', 'audio/wav'],
    ['ulaw_8000', 'audio/wav'],
    ['mp3_44100_128', 'audio/mpeg'],
    ['opus_48000', undefined],
    ['', undefined],
  ])('gives %s as %s', (format, contentType) => {
    expect(playableAudio(format, new Uint8Array(100))?.contentType).toBe(contentType);
  });
});
