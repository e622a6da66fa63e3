/** The header of one MP3 frame (MPEG 1, 2 or 2.5, Layer III). */
export interface FrameHeader {
  /** Of the whole frame, header included. */
  readonly bytes: number;
  readonly samples: number;
  readonly sampleRate: number;
  readonly channels: 1 | 2;
  /** Where the data behind the side information begins, in which encoders leave an info tag. */
  readonly infoOffset: number;
}

/** Length of a header. */
export const HEADER_BYTES = 4;

const BIT_RATES = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const SAMPLE_RATES = [44_100, 48_000, 32_000] as const;
/** By the two bits of the version: MPEG 2.5, reserved, MPEG 2, MPEG 1. */
const VERSIONS = [
  { rates: 2, divisor: 4 },
  null,
  { rates: 2, divisor: 2 },
  { rates: 1, divisor: 1 },
] as const;
const LAYER_3 = 0b01;
const MONO = 0b11;

/** Reads the header at `offset`; null where there is none. Frames of a free bit rate are not supported. */
export function parseFrameHeader(bytes: Uint8Array, offset: number): FrameHeader | null {
  const sync = bytes[offset] ?? 0;
  const second = bytes[offset + 1] ?? 0;
  const third = bytes[offset + 2] ?? 0;
  const fourth = bytes[offset + 3] ?? 0;
  const version = VERSIONS[(second >> 3) & 0b11];
  const isLayer3 = ((second >> 1) & 0b11) === LAYER_3;
  if (sync !== 0xff || second >> 5 !== 0b111 || !version || !isLayer3) {
    return null;
  }
  const kilobits = BIT_RATES[version.rates][third >> 4] ?? 0;
  const baseRate = SAMPLE_RATES[(third >> 2) & 0b11];
  if (kilobits === 0 || baseRate === undefined) {
    return null;
  }
  const sampleRate = baseRate / version.divisor;
  const samples = version.rates === 1 ? 1_152 : 576;
  const padding = (third >> 1) & 1;
  const channels = fourth >> 6 === MONO ? 1 : 2;
  const hasCrc = (second & 1) === 0;
  const sideBytes = version.rates === 1 ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17;
  return {
    bytes: Math.floor((samples / 8) * ((kilobits * 1_000) / sampleRate)) + padding,
    samples,
    sampleRate,
    channels,
    infoOffset: HEADER_BYTES + (hasCrc ? 2 : 0) + sideBytes,
  };
}
