/** How loud speech is made. */
export interface LoudnessTarget {
  /** Mean level of what is spoken, pauses left out, in dB of full scale. */
  readonly levelDb: number;
  /** No sample gets over this. */
  readonly peakDb: number;
}

/** About -20 LUFS, with room for what MP3 adds to a peak. */
export const SPEECH_LOUDNESS: LoudnessTarget = { levelDb: -20, peakDb: -1.5 };

const FULL_SCALE = 32_768;
const WINDOW_SECONDS = 0.05;
/** A window this far below the loudest is a pause. */
const GATE_DB = -25;
/** Amplifying a whisper of the engine more than this would amplify nothing but noise. */
const MAX_GAIN = 8;

/** The factor that brings samples to the loudness asked for; 1 for silence. */
export function gainFor(
  samples: Int16Array,
  sampleRate: number,
  { levelDb, peakDb }: LoudnessTarget = SPEECH_LOUDNESS,
): number {
  const level = spokenLevel(samples, sampleRate);
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / FULL_SCALE;
  return level === 0
    ? 1
    : Math.min(fromDecibels(levelDb) / level, fromDecibels(peakDb) / peak, MAX_GAIN);
}

/** Root mean square of the windows that are not pauses, 0 to 1. */
export function spokenLevel(samples: Int16Array, sampleRate: number): number {
  const size = Math.max(1, Math.round(sampleRate * WINDOW_SECONDS));
  const powers: number[] = [];
  for (let start = 0; start < samples.length; start += size) {
    powers.push(meanSquare(samples.subarray(start, start + size)));
  }
  const gate = powers.reduce((most, power) => Math.max(most, power), 0) * 10 ** (GATE_DB / 10);
  const spoken = powers.filter((power) => power > 0 && power >= gate);
  const sum = spoken.reduce((total, power) => total + power, 0);
  return Math.sqrt(sum / Math.max(1, spoken.length));
}

/** Samples as fractions of full scale, with a gain. */
export function amplified(samples: Int16Array, gain: number): Float32Array {
  return Float32Array.from(samples, (sample) => (sample / FULL_SCALE) * gain);
}

function meanSquare(samples: Int16Array): number {
  const sum = samples.reduce((total, sample) => total + (sample / FULL_SCALE) ** 2, 0);
  return sum / Math.max(1, samples.length);
}

function fromDecibels(decibels: number): number {
  return 10 ** (decibels / 20);
}
