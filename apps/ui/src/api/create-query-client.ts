import { QueryClient } from '@tanstack/react-query';
import { toApiError } from './api-error.ts';

const READ_ATTEMPTS = 3;

/** The cache of server data. Reads are tried again when that can help; writes never by themselves. */
export function createQueryClient(options: { readonly retryDelayMs?: number } = {}): QueryClient {
  const { retryDelayMs = 700 } = options;
  return new QueryClient({
    defaultOptions: {
      // The server may be this very computer: whether the browser is online says nothing.
      queries: {
        networkMode: 'always',
        staleTime: 5_000,
        retry: (failures, error) => failures + 1 < READ_ATTEMPTS && toApiError(error).retryable,
        retryDelay: (failures) => retryDelayMs * 2 ** failures,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
