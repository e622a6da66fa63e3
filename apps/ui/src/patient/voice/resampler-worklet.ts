import { createResampler, type Resampler } from './resampler.ts';

/** What the worklets of the official client look for where a browser has no sound at their sample rate. */
interface LibSampleRate {
  create(channels: number, fromRate: number, toRate: number): Promise<Resampler>;
}

const library: LibSampleRate = {
  create: (_channels, fromRate, toRate) => Promise.resolve(createResampler(fromRate, toRate)),
};

Object.assign(globalThis, { LibSampleRate: library });
