import { peaksOf } from './peaks.ts';

/** Bars of a wave form. */
export const WAVE_BARS = 120;

// Enough to see where speech is, at a fifth of the memory of the sound itself.
const SAMPLE_RATE = 8_000;

/** Whether a sound is served from here: only those may be read, others can only be played. */
export function isOwnSound(src: string): boolean {
  return src.startsWith('/') && !src.startsWith('//');
}

/** The wave form of a sound that is served from here. */
export async function decodePeaks(src: string, signal: AbortSignal): Promise<readonly number[]> {
  const response = await fetch(src, { signal });
  if (!response.ok) {
    throw new Error(`The sound was answered with status ${String(response.status)}`);
  }
  const context = new OfflineAudioContext(1, 1, SAMPLE_RATE);
  const sound = await context.decodeAudioData(await response.arrayBuffer());
  return peaksOf(sound.getChannelData(0), WAVE_BARS);
}
