import { HEADER_BYTES, parseFrameHeader, type FrameHeader } from './frame-header.ts';
import { UnusableSpeechError } from './unusable-speech-error.ts';

/** One frame of sound. */
export interface Frame extends FrameHeader {
  readonly data: Uint8Array;
}

const ID3V2 = 'ID3';
const ID3V2_HEADER_BYTES = 10;
const INFO_TAGS = ['Xing', 'Info'];

/**
 * The frames of sound of an MP3, in order: without ID3 tags, and without the frame that says how long the
 * file is, which would be wrong once files are joined.
 *
 * @throws UnusableSpeechError when it has none
 */
export function readFrames(mp3: Uint8Array): Frame[] {
  const frames: Frame[] = [];
  let offset = skipId3(mp3);
  let isInSync = false;
  while (offset + HEADER_BYTES <= mp3.length) {
    const header = parseFrameHeader(mp3, offset);
    const end = offset + (header?.bytes ?? 0);
    if (header === null || end > mp3.length || !(isInSync || isFollowed(mp3, end))) {
      // Bytes between frames: a tag, or what an encoder left behind.
      offset += 1;
      isInSync = false;
      continue;
    }
    const data = mp3.subarray(offset, end);
    if (frames.length > 0 || !isInfo(data, header)) {
      frames.push({ ...header, data });
    }
    offset = end;
    isInSync = true;
  }
  if (frames.length === 0) {
    throw new UnusableSpeechError('it is no MP3');
  }
  return frames;
}

/** Bytes that look like a header by chance are not followed by another. */
function isFollowed(mp3: Uint8Array, end: number): boolean {
  return end + HEADER_BYTES > mp3.length || parseFrameHeader(mp3, end) !== null;
}

function skipId3(mp3: Uint8Array): number {
  let offset = 0;
  while (latin1(mp3, offset, 3) === ID3V2) {
    const size = [6, 7, 8, 9].reduce(
      (total, index) => total * 128 + ((mp3[offset + index] ?? 0) & 0x7f),
      0,
    );
    const hasFooter = ((mp3[offset + 5] ?? 0) & 0x10) !== 0;
    offset += ID3V2_HEADER_BYTES + size + (hasFooter ? ID3V2_HEADER_BYTES : 0);
  }
  return offset;
}

function isInfo(data: Uint8Array, header: FrameHeader): boolean {
  return (
    INFO_TAGS.includes(latin1(data, header.infoOffset, 4)) ||
    latin1(data, HEADER_BYTES + 32, 4) === 'VBRI'
  );
}

function latin1(bytes: Uint8Array, offset: number, length: number): string {
  return Buffer.from(bytes.subarray(offset, offset + length)).toString('latin1');
}
