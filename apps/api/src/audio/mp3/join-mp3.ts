import { createInfoFrame } from './info-frame.ts';
import { readFrames, type Frame } from './read-frames.ts';
import { UnusableSpeechError } from './unusable-speech-error.ts';

/** An MP3 and how long it plays. */
export interface JoinedMp3 {
  readonly bytes: Uint8Array;
  /** In milliseconds' precision, counted in frames of sound. */
  readonly durationSeconds: number;
}

/**
 * Joins MP3s into one that plays them one after the other and knows its own length. What they say of
 * themselves (tags, lengths) is left out.
 *
 * @throws UnusableSpeechError when one is no MP3, or their sample rates or channels differ
 */
export function joinMp3(parts: readonly Uint8Array[]): JoinedMp3 {
  const frames = parts.flatMap(readFrames);
  const [first] = frames;
  if (first === undefined) {
    throw new UnusableSpeechError('it is empty');
  }
  if (!frames.every((frame) => isLike(frame, first))) {
    throw new UnusableSpeechError('its parts differ in sample rate or channels');
  }
  const info = createInfoFrame(frames);
  const samples = frames.reduce((sum, frame) => sum + frame.samples, 0);
  return {
    bytes: Buffer.concat([...(info === null ? [] : [info]), ...frames.map(({ data }) => data)]),
    durationSeconds: Math.round((samples / first.sampleRate) * 1_000) / 1_000,
  };
}

function isLike(frame: Frame, first: Frame): boolean {
  return frame.sampleRate === first.sampleRate && frame.channels === first.channels;
}
