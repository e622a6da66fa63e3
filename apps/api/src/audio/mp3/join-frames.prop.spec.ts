import fc from 'fast-check';
import { parseBuffer } from 'music-metadata';
import { describe, expect, it } from 'vitest';
import { id3v1, id3v2, sampleMp3, type SampleMp3 } from '../__fixtures__/sample-mp3.ts';
import { cpuMsOf } from '../../__fixtures__/cpu-ms.ts';
import { joinFrames } from './join-frames.ts';
import { readFrames } from './read-frames.ts';

const SAMPLES: readonly SampleMp3[] = [
  'speech-44100-mono-128k.mp3',
  'speech-44100-stereo-vbr.mp3',
  'speech-22050-mono-32k.mp3',
];
const joinMp3 = (parts: readonly Uint8Array[]) => joinFrames(parts.map(readFrames));
const soundOf = (mp3: Uint8Array): Buffer => Buffer.concat(readFrames(mp3).map(({ data }) => data));

/** The duration as an independent parser measures it, frame by frame. */
async function measured(bytes: Uint8Array): Promise<number | undefined> {
  return (await parseBuffer(bytes, { mimeType: 'audio/mpeg' }, { duration: true })).format.duration;
}

describe('joinFrames', () => {
  it.each(SAMPLES)('plays each of several %s once, and knows how long that takes', async (name) => {
    const part = sampleMp3(name);
    const one = joinMp3([part]);
    for (const count of [1, 2, 5]) {
      const joined = joinMp3(Array.from({ length: count }, () => part));
      expect(joined.durationSeconds).toBeCloseTo(count * one.durationSeconds, 2);
      // Where frames are too short for a header, the parser estimates: within a frame.
      const difference = ((await measured(joined.bytes)) ?? 0) - joined.durationSeconds;
      expect(Math.abs(difference)).toBeLessThan(0.03);
      expect(soundOf(joined.bytes).equals(Buffer.concat(Array(count).fill(soundOf(part))))).toBe(
        true,
      );
    }
  });

  it('measures what LAME was given: one second, and the delay of the encoder', () => {
    for (const name of SAMPLES) {
      const { durationSeconds } = joinMp3([sampleMp3(name)]);
      expect(durationSeconds).toBeGreaterThanOrEqual(1);
      expect(durationSeconds).toBeLessThan(1.12);
    }
  });

  it('leaves out tags and headers, whatever of them the parts have', () => {
    const sound = fc.constant(sampleMp3());
    const before = fc.array(fc.integer({ min: 0, max: 300 }).map(id3v2), { maxLength: 2 });
    const after = fc.constantFrom(Buffer.alloc(0), id3v1(), Buffer.alloc(50));
    const part = fc
      .tuple(before, fc.boolean(), sound, after)
      .map(([tags, hasInfo, mp3, tail]) =>
        Buffer.concat([...tags, hasInfo ? joinMp3([mp3]).bytes : mp3, tail]),
      );
    const plain = soundOf(sampleMp3());
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const joined = joinMp3(parts);
        const frames = soundOf(joined.bytes);
        expect(frames.equals(Buffer.concat(parts.map(() => plain)))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same joined at once or in steps', () => {
    const part = sampleMp3('speech-44100-stereo-vbr.mp3');
    const atOnce = joinMp3([part, part, part]);
    const inSteps = joinMp3([joinMp3([part, part]).bytes, part]);
    expect(Buffer.from(inSteps.bytes).equals(atOnce.bytes)).toBe(true);
  });

  it('tells players where each hundredth begins, Info for equal frames and Xing for others', async () => {
    for (const [name, tag] of [
      ['speech-44100-mono-128k.mp3', 'Info'],
      ['speech-44100-stereo-vbr.mp3', 'Xing'],
    ] as const) {
      const { bytes } = joinMp3([sampleMp3(name), sampleMp3(name)]);
      const offset = Buffer.from(bytes).indexOf(tag, 0, 'latin1');
      expect(offset).toBeGreaterThan(0);
      expect(offset).toBeLessThan(100);
      const contents = bytes.subarray(offset + 16, offset + 116);
      expect([...contents]).toEqual([...contents].sort((one, other) => one - other));
      const { format } = await parseBuffer(bytes, { mimeType: 'audio/mpeg' });
      expect(format.duration).toBe((readFrames(bytes).length * 1_152) / 44_100);
    }
  });

  it('refuses parts that cannot be played as one', () => {
    const refusal = { code: 'ERR_UNUSABLE_SPEECH' };
    const [mono, stereo, slow] = SAMPLES.map(sampleMp3);
    for (const other of [stereo, slow]) {
      expect(() => joinMp3([mono ?? Buffer.alloc(0), other ?? Buffer.alloc(0)])).toThrow(
        expect.objectContaining(refusal),
      );
    }
    expect(() => joinMp3([])).toThrow(expect.objectContaining(refusal));
  });

  it('refuses bytes without sound, and never throws anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        try {
          expect(joinMp3([bytes]).durationSeconds).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toMatchObject({ code: 'ERR_UNUSABLE_SPEECH' });
        }
      }),
    );
    for (const text of ['', 'ID3', '{"detail":"error"}', '<html>']) {
      expect(() => joinMp3([Buffer.from(text)])).toThrow(/cannot be used/);
    }
  });

  it('joins half an hour of sound in a moment', () => {
    const parts = Array.from({ length: 1_700 }, () => sampleMp3());
    expect(joinMp3(parts).durationSeconds).toBeGreaterThan(1_700);
    expect(cpuMsOf(() => joinMp3(parts))).toBeLessThan(4_000);
  });
});
