import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One second of sound each, encoded by LAME: a rising tone. */
export type SampleMp3 =
  'speech-44100-mono-128k.mp3' | 'speech-44100-stereo-vbr.mp3' | 'speech-22050-mono-32k.mp3';

/** The bytes of a sample. */
export function sampleMp3(name: SampleMp3 = 'speech-44100-mono-128k.mp3'): Buffer {
  return readFileSync(join(import.meta.dirname, name));
}

/** An ID3v2 tag of so many bytes behind its header, such as encoders put before the sound. */
export function id3v2(sizeBytes: number): Buffer {
  const size = [21, 14, 7, 0].map((shift) => (sizeBytes >> shift) & 0x7f);
  return Buffer.concat([
    Buffer.from('ID3\u0004\u0000\u0000', 'latin1'),
    Buffer.from(size),
    // What looks like the beginning of a frame.
    Buffer.alloc(sizeBytes, Buffer.from([0xff, 0xfb, 0x90, 0xc0])),
  ]);
}

/** An ID3v1 tag, such as encoders put behind the sound. */
export function id3v1(): Buffer {
  const tag = Buffer.alloc(128);
  tag.write('TAGTitle', 'latin1');
  return tag;
}
