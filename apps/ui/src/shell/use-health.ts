import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ApiClient } from '../api/api-client.ts';
import { useApi } from '../api/api-context.ts';
import { fetchHealth } from '../api/health-api.ts';
import { viewHealth } from './health-view.ts';

const POLL_MS = 5_000;

/** The newest health of the server. Any number of components may ask; only `useHealthWatch` reads it. */
export function useHealth() {
  const query = useQuery({ ...healthQuery(useApi()), enabled: false });
  const { data, isError, dataUpdatedAt } = query;
  return { report: data, view: viewHealth(data, isError), answeredAt: dataUpdatedAt };
}

/** Reads the health every few seconds, and once the server is back whatever could not be read before. */
export function useHealthWatch(): void {
  const client = useQueryClient();
  const { data, isError } = useQuery({ ...healthQuery(useApi()), refetchInterval: POLL_MS });
  const { state } = viewHealth(data, isError);
  const before = useRef(state);
  useEffect(() => {
    const recovered = state === 'healthy' && before.current !== 'healthy';
    before.current = state;
    if (recovered) {
      void client.refetchQueries({ predicate: (query) => query.state.status === 'error' });
    }
  }, [state, client]);
}

function healthQuery(api: ApiClient) {
  return queryOptions({
    queryKey: ['health'],
    queryFn: ({ signal }) => fetchHealth(api, signal),
    retry: false,
  });
}
