import type { Frame } from './read-frames.ts';

const FRAMES_BYTES_AND_TOC = 0b111;
const TOC_ENTRIES = 100;
const INFO_BYTES = 16 + TOC_ENTRIES;

/**
 * The frame that goes first and says how many frames and bytes follow and where each hundredth of the
 * time begins, so that players show the true duration and find their place: an `Info` frame, or `Xing`
 * where frames differ in length. Null when the frames are too short to hold it.
 */
export function createInfoFrame(frames: readonly Frame[]): Uint8Array | null {
  const [first] = frames;
  const model = frames.find(({ bytes, infoOffset }) => bytes >= infoOffset + INFO_BYTES);
  if (first === undefined || model === undefined) {
    return null;
  }
  const info = Buffer.alloc(model.bytes);
  // The header of a frame like the others; side information of zeros is silence.
  info.set(model.data.subarray(0, 4));
  // Without a checksum, which would have to be right.
  info[1] = (info[1] ?? 0) | 1;
  const offset = model.infoOffset - (((model.data[1] ?? 0) & 1) === 0 ? 2 : 0);
  const starts = startsOf(frames, model.bytes);
  const total = starts.at(-1) ?? 0;
  const isConstant = frames.every(({ bytes }) => Math.abs(bytes - first.bytes) <= 1);
  info.write(isConstant ? 'Info' : 'Xing', offset, 'latin1');
  info.writeUInt32BE(FRAMES_BYTES_AND_TOC, offset + 4);
  info.writeUInt32BE(frames.length, offset + 8);
  info.writeUInt32BE(total, offset + 12);
  for (let entry = 0; entry < TOC_ENTRIES; entry += 1) {
    const start = starts[Math.floor((entry * frames.length) / TOC_ENTRIES)] ?? 0;
    info[offset + 16 + entry] = Math.min(255, Math.floor((start * 256) / total));
  }
  return info;
}

/** Where each frame begins in the file, and where the last one ends. */
function startsOf(frames: readonly Frame[], infoBytes: number): number[] {
  const starts = [infoBytes];
  let end = infoBytes;
  for (const { bytes } of frames) {
    end += bytes;
    starts.push(end);
  }
  return starts;
}
