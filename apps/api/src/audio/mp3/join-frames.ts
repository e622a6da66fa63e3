import { createInfoFrame } from './info-frame.ts';
import type { Frame } from './read-frames.ts';
import { UnusableSpeechError } from './unusable-speech-error.ts';

/** An MP3 and how long it plays. */
export interface JoinedMp3 {
  readonly bytes: Uint8Array;
  /** In milliseconds' precision, counted in frames of sound. */
  readonly durationSeconds: number;
}

/**
 * Joins the sound of several MP3s into one that plays them one after the other and knows its own length.
 *
 * @throws UnusableSpeechError when there is no sound, or sample rates or channels differ
 */
export function joinFrames(parts: readonly (readonly Frame[])[]): JoinedMp3 {
  const frames = parts.flat();
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
    bytes: Buffer.concat([...(info === null ? [] : [info]), ...adjacent(frames)]),
    durationSeconds: Math.round((samples / first.sampleRate) * 1_000) / 1_000,
  };
}

function isLike(frame: Frame, first: Frame): boolean {
  return frame.sampleRate === first.sampleRate && frame.channels === first.channels;
}

/** Frames that follow each other in memory, as one: an hour has over a hundred thousand to copy. */
function adjacent(frames: readonly Frame[]): Uint8Array[] {
  const runs: Uint8Array[] = [];
  let run: Uint8Array | undefined;
  for (const { data } of frames) {
    if (run?.buffer === data.buffer && run.byteOffset + run.length === data.byteOffset) {
      run = new Uint8Array(run.buffer, run.byteOffset, run.length + data.length);
      runs[runs.length - 1] = run;
    } else {
      run = data;
      runs.push(run);
    }
  }
  return runs;
}
