/** A source of chance that gives the same sequence for the same seed. */
export interface SeededRandom {
  /** At least `from`, at most `to`. */
  integer(from: number, to: number): number;
  /** One of the values, each as often as its weight says. */
  weighted<T>(choices: readonly (readonly [weight: number, value: T])[]): T;
}

/** Mulberry32 by Tommy Ettinger, public domain: small, and good enough to disturb with. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    integer: (from, to) => from + Math.floor(next() * (to - from + 1)),
    weighted(choices) {
      const total = choices.reduce((sum, [weight]) => sum + weight, 0);
      let left = next() * total;
      const found = choices.find(([weight]) => (left -= weight) < 0) ?? choices.at(-1);
      if (found === undefined) {
        throw new RangeError('nothing to choose from');
      }
      return found[1];
    },
  };
}
