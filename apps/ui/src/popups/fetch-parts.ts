import { useIsFetching } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigation } from 'react-router';

const QUIET_MS = 1_000;

/** Fetches the code of everything that opens above the page. */
export function fetchParts() {
  return import('./parts.ts');
}

/** Fetches it once a page has what it shows, so that the first popup opens at once, even without a server. */
export function useFetchPartsAhead(): void {
  const isReading = useIsFetching() > 0;
  const { state } = useNavigation();
  const isQuiet = !isReading && state === 'idle';
  useEffect(() => {
    if (!isQuiet) {
      return undefined;
    }
    const timer = setTimeout(() => {
      // What does not come is fetched when it is needed.
      fetchParts().catch(() => undefined);
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isQuiet]);
}
