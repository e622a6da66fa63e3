import { Secret } from '@elevendops/config';
import { AttemptError } from './attempt-error.ts';
import type { UpstreamRequest } from './upstream-client.ts';

/** Headers of every call; a key is a Secret. */
export type UpstreamHeaders = Readonly<Record<string, string | Secret>>;

/** The URL of a call. Parameters that are undefined are left out. */
export function requestUrl(
  baseUrl: string,
  { path, query = {} }: Pick<UpstreamRequest, 'path' | 'query'>,
): string {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const search = new URLSearchParams(parameters).toString();
  return `${baseUrl.replace(/\/+$/, '')}${path}${search === '' ? '' : `?${search}`}`;
}

/**
 * What `fetch` is given. Redirects are not followed: they would take the key elsewhere.
 *
 * @throws AttemptError when a key can be no header at all
 */
export function requestInit(
  { method, body }: UpstreamRequest,
  headers: UpstreamHeaders,
  accept: string,
): RequestInit {
  const isForm = body instanceof FormData;
  const type = body === undefined || isForm ? {} : { 'content-type': 'application/json' };
  return {
    method,
    redirect: 'manual',
    headers: headersOf({ accept, ...type, ...headers }),
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  };
}

function headersOf(values: UpstreamHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(values)) {
    try {
      headers.set(name, value instanceof Secret ? value.reveal() : value);
    } catch {
      // The platform's error quotes the value.
      throw new AttemptError({ failure: 'auth', cause: new Error(`${name} is no header value`) });
    }
  }
  return headers;
}
