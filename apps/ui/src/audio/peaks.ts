/** How loud each of `count` equal parts of a sound is, from 0 to 1; the loudest is 1 unless all is silent. */
export function peaksOf(samples: ArrayLike<number>, count: number): readonly number[] {
  const peaks = Array.from({ length: count }, (_, part) => {
    const start = Math.floor((part * samples.length) / count);
    const end = Math.floor(((part + 1) * samples.length) / count);
    let loudest = 0;
    for (let index = start; index < end; index += 1) {
      loudest = Math.max(loudest, Math.abs(samples[index] ?? 0));
    }
    return loudest;
  });
  const loudest = Math.max(0, ...peaks);
  return loudest === 0 ? peaks : peaks.map((peak) => peak / loudest);
}

/** Bars of a wave form as one SVG path in a box of `peaks.length` by 1, symmetrical about the middle. */
export function wavePath(peaks: readonly number[]): string {
  return peaks
    .map((peak, index) => {
      const height = Math.max(0.06, peak) * 0.94;
      const top = ((1 - height) / 2).toFixed(3);
      return `M${String(index + 0.5)} ${top}v${height.toFixed(3)}`;
    })
    .join('');
}
