const BITRATE = 128_000;
const SAMPLE_RATE = 44_100;
const SAMPLES_A_FRAME = 1152;

/** What an MP3 consists of. */
export interface Mp3Frames {
  readonly count: number;
  readonly seconds: number;
  /** Whether a frame holds no sound but numbers about the file, which would be wrong once joined. */
  readonly hasHeaderFrame: boolean;
}

/**
 * Walks through the frames of an MP3 of MPEG 1 layer III, 44.1 kHz, 128 kbit/s, one channel.
 *
 * @throws Error at anything else between, before or behind the frames
 */
export function mp3Frames(mp3: Uint8Array): Mp3Frames {
  let [at, count] = [0, 0];
  while (at < mp3.length) {
    const [sync, version, format, mode] = mp3.subarray(at, at + 4);
    const isFrame =
      sync === 0xff &&
      ((version ?? 0) & 0xfe) === 0xfa &&
      ((format ?? 0) & 0xfc) === 0x90 &&
      ((mode ?? 0) & 0xc0) === 0xc0;
    if (!isFrame) {
      throw new Error(`no frame at byte ${String(at)} of ${String(mp3.length)}`);
    }
    const padding = ((format ?? 0) >> 1) & 1;
    at += Math.floor((SAMPLES_A_FRAME / 8) * (BITRATE / SAMPLE_RATE)) + padding;
    count += 1;
  }
  if (at !== mp3.length) {
    throw new Error('the last frame is cut');
  }
  const first = Buffer.from(mp3.subarray(0, 200)).toString('latin1');
  return {
    count,
    seconds: (count * SAMPLES_A_FRAME) / SAMPLE_RATE,
    hasHeaderFrame: /Xing|Info|VBRI/.test(first),
  };
}
