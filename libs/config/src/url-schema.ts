import * as z from 'zod/mini';
import { isLoopback, parseBaseUrl, portOf, renderBaseUrl } from './base-url.ts';

/** A base URL for which `accepts` holds; read without its trailing slash. */
function baseUrl(accepts: (url: URL) => boolean, error: string): z.ZodMiniType<string, string> {
  const valid = z.string().check(
    z.refine(
      (text) => {
        const url = parseBaseUrl(text);
        return url !== null && portOf(url) !== 0 && accepts(url);
      },
      { error, abort: true },
    ),
  );
  return z.pipe(
    valid,
    z.transform((text: string) => renderBaseUrl(new URL(text))),
  );
}

/** Any http or https base URL. */
export const httpUrlSchema = baseUrl(
  () => true,
  'must be an http or https URL without user, query or fragment',
);

// The API listens on 127.0.0.1 alone, so that another loopback address would never reach it.
const API_HOSTS: readonly string[] = ['localhost', '127.0.0.1'];

/** The URL of our API, which only ever is in this container. */
export const apiUrlSchema = baseUrl(
  (url) => url.protocol === 'http:' && API_HOSTS.includes(url.hostname) && url.pathname === '/',
  'must be http://localhost:PORT or http://127.0.0.1:PORT: the API is in this container',
);

/** The base URL of a service outside in production. */
export const httpsUrlSchema = baseUrl(
  (url) => url.protocol === 'https:',
  'must be an https URL without user, query or fragment',
);

/** The base URL of a service outside, or of a stand-in for it on this machine. */
export const httpsOrLoopbackUrlSchema = baseUrl(
  (url) => url.protocol === 'https:' || isLoopback(url),
  'must be an https URL without user, query or fragment; http is for this machine alone',
);
