/** Brings sound from one sample rate to another, piece by piece as it comes. */
export interface Resampler {
  /** The sound of the next piece; it may be short, because the filter looks ahead a little. */
  full(input: ArrayLike<number>): Float32Array;
}

const ZERO_CROSSINGS = 8;
/** Points of the filter between two zero crossings. */
const RESOLUTION = 256;

/** Makes a {@link Resampler} for one channel: a windowed sinc, which lets no tone above the new range through. */
export function createResampler(fromRate: number, toRate: number): Resampler {
  const cutoff = Math.min(1, toRate / fromRate);
  const reach = Math.ceil(ZERO_CROSSINGS / cutoff);
  const kernel = windowedSinc();
  let held: number[] = new Array<number>(reach).fill(0);
  let dropped = 0;
  let produced = 0;

  /** Where a sample of the output is in `held`; from whole numbers, so that no error adds up. */
  const placeOf = (sample: number): number => reach + (sample * fromRate) / toRate - dropped;

  function sampleAt(place: number): number {
    const first = Math.ceil(place - reach);
    const last = Math.floor(place + reach);
    let sum = 0;
    for (let i = Math.max(0, first); i <= last; i += 1) {
      const point = Math.abs(place - i) * cutoff * RESOLUTION;
      const below = Math.floor(point);
      const share = point - below;
      const weight = (kernel[below] ?? 0) * (1 - share) + (kernel[below + 1] ?? 0) * share;
      sum += (held[i] ?? 0) * weight;
    }
    return sum * cutoff;
  }

  return {
    full(input) {
      for (let i = 0; i < input.length; i += 1) {
        held.push(input[i] ?? 0);
      }
      const output: number[] = [];
      while (placeOf(produced) + reach <= held.length - 1) {
        output.push(sampleAt(placeOf(produced)));
        produced += 1;
      }
      const done = Math.max(0, Math.floor(placeOf(produced)) - reach);
      held = held.slice(done);
      dropped += done;
      return Float32Array.from(output);
    },
  };
}

/** Half of the filter, from its middle; beyond its end it is 0. */
function windowedSinc(): Float64Array {
  const points = ZERO_CROSSINGS * RESOLUTION;
  return Float64Array.from({ length: points + 1 }, (_, i) => {
    const x = i / RESOLUTION;
    const sinc = i === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    return sinc * (0.5 + 0.5 * Math.cos((Math.PI * i) / points));
  });
}
