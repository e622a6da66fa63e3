import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

/** The code or the texts of a page did not arrive: the server is away, or has another version of them. */
export class CodeNotFetchedError extends Error {
  override readonly name = 'CodeNotFetchedError';

  constructor(cause: unknown) {
    super('The code of a page could not be fetched; try again, or load the whole page anew', {
      cause,
    });
  }
}

/**
 * Fetches code that is kept apart.
 * @throws CodeNotFetchedError for whatever went wrong
 */
export async function fetchCode<T>(fetch: () => Promise<T>): Promise<T> {
  try {
    return await fetch();
  } catch (error) {
    throw new CodeNotFetchedError(error);
  }
}

/** How to wait for the code of a part. */
export interface PatienceOptions {
  /** `Infinity` for what the page around it can do without. @default 40, with the pause two minutes */
  readonly attempts?: number;
  /** @default 3 s */
  readonly pause?: () => Promise<void>;
}

const PAUSE_MS = 3_000;

/**
 * Fetches code, again and again until it is there: a lazy component that failed once would fail for ever.
 * @throws CodeNotFetchedError when it never came
 */
export async function fetchPatiently<T>(
  fetch: () => Promise<T>,
  options: PatienceOptions = {},
): Promise<T> {
  const { attempts = 40, pause = pauseOnce } = options;
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    try {
      return await fetch();
    } catch {
      await pause();
    }
  }
  return fetchCode(fetch);
}

/** A component whose code is fetched when it is first shown; until it comes, the fallback around it stays. */
export function lazyPart<P>(
  fetch: () => Promise<ComponentType<P>>,
  options: PatienceOptions = {},
): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => ({ default: await fetchPatiently(fetch, options) }));
}

function pauseOnce(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
