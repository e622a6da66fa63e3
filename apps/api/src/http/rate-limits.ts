import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { HttpError } from '../errors/index.ts';

/** Makes the limit of one route. */
export type RateLimits = (route: string, perMinute: number) => RequestHandler;

const WINDOW_MS = 60_000;

/**
 * Limits of requests a minute, by client address and route pattern (so that ids do not multiply them), in
 * this instance. Each counted reply says `RateLimit` and `RateLimit-Policy`, a refusal also `Retry-After`.
 */
export function createRateLimits(): RateLimits {
  return (route, perMinute) =>
    rateLimit({
      windowMs: WINDOW_MS,
      limit: perMinute,
      identifier: route.replace(/[^A-Za-z0-9]+/g, '-'),
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      // As in the reference, a request that was not valid costs nothing.
      skipFailedRequests: true,
      requestWasSuccessful: (_request, response) => response.statusCode !== 422,
      keyGenerator: (request) => ipKeyGenerator(request.ip ?? 'unknown'),
      handler: (request, _response, next) => {
        const { resetTime } = (request as unknown as { rateLimit: { resetTime?: Date } }).rateLimit;
        next(tooMany(perMinute, resetTime));
      },
    });
}

function tooMany(perMinute: number, resetTime: Date | undefined): HttpError {
  const waitMs = (resetTime?.getTime() ?? 0) - new Date().getTime();
  const seconds = Math.min(60, Math.max(1, Math.ceil(waitMs / 1_000)));
  return new HttpError(
    `Rate limit exceeded: ${String(perMinute)} per 1 minute. Try again in ${String(seconds)} s.`,
    {
      status: 429,
      errorCode: 'RATE_LIMITED',
      retryable: true,
      headers: { 'Retry-After': String(seconds) },
    },
  );
}
