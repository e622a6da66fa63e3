const WINDOW_SECONDS = 0.05;
const LOWEST_HZ = 70;
const HIGHEST_HZ = 400;
const LEAST_POWER = 1e6;
const LEAST_LIKENESS = 0.6;

/** The middle of the pitches of voiced sound, in hertz, by autocorrelation; 0 when nothing is voiced. */
export function medianPitch(samples: Int16Array, sampleRate: number): number {
  const size = Math.round(sampleRate * WINDOW_SECONDS);
  const pitches: number[] = [];
  for (let start = 0; start + 2 * size < samples.length; start += size) {
    const lag = bestLag(samples, start, size, sampleRate);
    if (lag > 0) {
      pitches.push(sampleRate / lag);
    }
  }
  return pitches.toSorted((a, b) => a - b)[pitches.length >> 1] ?? 0;
}

function bestLag(samples: Int16Array, start: number, size: number, sampleRate: number): number {
  const power = product(samples, start, start, size);
  if (power / size < LEAST_POWER) {
    return 0;
  }
  let [best, likest] = [0, LEAST_LIKENESS];
  const longest = Math.min(size, sampleRate / LOWEST_HZ);
  for (let lag = Math.ceil(sampleRate / HIGHEST_HZ); lag < longest; lag += 1) {
    const other = product(samples, start + lag, start + lag, size);
    const likeness = product(samples, start, start + lag, size) / (Math.sqrt(power * other) + 1);
    // A multiple of the period is as like as the period: only what is clearly better replaces it.
    if (likeness > likest + 0.02) {
      [best, likest] = [lag, likeness];
    }
  }
  return best;
}

function product(samples: Int16Array, a: number, b: number, size: number): number {
  let sum = 0;
  for (let index = 0; index < size; index += 1) {
    sum += (samples[a + index] ?? 0) * (samples[b + index] ?? 0);
  }
  return sum;
}
