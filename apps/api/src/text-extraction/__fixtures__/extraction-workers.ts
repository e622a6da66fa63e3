/** The worker that the API uses. */
export const REAL_WORKER = new URL('../extract-worker.ts', import.meta.url);

/** A worker that misbehaves: see the files in `workers`. */
export function worker(
  name: 'spinning' | 'silent' | 'throwing' | 'exiting' | 'printing' | 'hoarding',
): URL {
  return new URL(`./workers/${name}-worker.ts`, import.meta.url);
}
