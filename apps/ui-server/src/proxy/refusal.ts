import type { IncomingHttpHeaders } from 'node:http';
import {
  bodyTooLarge,
  malformedRequest,
  methodNotAllowed,
  notFound,
  type Problem,
} from '../http/problem.ts';

/** The methods that reach the API. */
export const PROXIED_METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
] as const;

/** The part of a request that decides whether it is forwarded. */
export interface RequestHead {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

/** Why a request is not forwarded, decided before a byte of its body is read; null when it is. */
export function refusalOf({ method, headers }: RequestHead, maxBodyBytes: number): Problem | null {
  if (!(PROXIED_METHODS as readonly string[]).includes(method)) {
    return methodNotAllowed(PROXIED_METHODS);
  }
  const coding = headers['transfer-encoding'];
  if (coding !== undefined && coding.trim().toLowerCase() !== 'chunked') {
    return malformedRequest();
  }
  if (coding !== undefined && headers['content-length'] !== undefined) {
    return malformedRequest();
  }
  if (Number(headers['content-length'] ?? 0) > maxBodyBytes) {
    return bodyTooLarge(maxBodyBytes);
  }
  if (headers.upgrade !== undefined && /\bwebsocket\b/i.test(headers.upgrade)) {
    return { ...notFound(), headers: { Connection: 'close' } };
  }
  return null;
}
