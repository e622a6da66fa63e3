import { createContext, use } from 'react';
import type { ApiClient } from './api-client.ts';

const ApiContext = createContext<ApiClient | null>(null);

/** Gives the API client to the components below. */
export const ApiProvider = ApiContext.Provider;

/** The API client of this client. */
export function useApi(): ApiClient {
  const api = use(ApiContext);
  if (api === null) {
    throw new Error('useApi needs an ApiProvider above it');
  }
  return api;
}
