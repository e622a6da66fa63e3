import type { IncomingHttpHeaders } from 'node:http';

/** What pages of allowed origins may send and read; every process of ours says the same. */
export const CROSS_ORIGIN = {
  methods: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
  exposedHeaders: ['X-Request-Id', 'Retry-After', 'X-Next-Cursor'],
  maxAgeSeconds: 600,
} as const;

/** The part of a request that decides which CORS headers its reply has. */
export interface CrossOriginRequest {
  readonly method?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** The CORS headers of replies to pages of some origins, which may send credentials. */
export interface CrossOriginPolicy {
  /** Those of an ordinary reply: `Vary` alone when the origin is not allowed. */
  headersFor(request: CrossOriginRequest): Readonly<Record<string, string>>;
  /** Those of a 200 that lets the announced request come; null when this is no allowed preflight. */
  preflightHeadersFor(request: CrossOriginRequest): Readonly<Record<string, string>> | null;
}

/** Makes the {@link CrossOriginPolicy} that allows these origins, each as a browser sends it. */
export function createCrossOriginPolicy(origins: readonly string[]): CrossOriginPolicy {
  const allowed = new Set(origins);

  function headersFor({ headers: { origin } }: CrossOriginRequest): Record<string, string> {
    return origin !== undefined && allowed.has(origin)
      ? {
          'Access-Control-Allow-Origin': origin,
          'Access-Control-Allow-Credentials': 'true',
          'Access-Control-Expose-Headers': CROSS_ORIGIN.exposedHeaders.join(','),
          Vary: 'Origin',
        }
      : { Vary: 'Origin' };
  }

  return {
    headersFor,
    preflightHeadersFor(request) {
      const { origin } = request.headers;
      if (!isPreflight(request) || origin === undefined || !allowed.has(origin)) {
        return null;
      }
      const announced = request.headers['access-control-request-headers'];
      return {
        ...headersFor(request),
        'Access-Control-Allow-Methods': CROSS_ORIGIN.methods.join(','),
        'Access-Control-Max-Age': String(CROSS_ORIGIN.maxAgeSeconds),
        ...(announced === undefined ? {} : { 'Access-Control-Allow-Headers': announced }),
        Vary: 'Origin, Access-Control-Request-Headers',
      };
    },
  };
}

/** True for the request with which a browser asks whether it may send another. */
export function isPreflight({ method, headers }: CrossOriginRequest): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}
