import type { RequestHandler } from 'express';
import { HttpError } from '../errors/index.ts';

/** How many requests of a kind are worked on at once, and how many may wait. */
export interface SlotsOptions {
  readonly atOnce: number;
  readonly waiting: number;
}

/**
 * Lets a few requests through at a time, so that their bodies fit into memory. Others wait with their
 * bodies unread; beyond the queue they are told to come back.
 */
export function createSlots({ atOnce, waiting }: SlotsOptions): RequestHandler {
  const queue: (() => void)[] = [];
  let taken = 0;

  function release(): void {
    taken -= 1;
    queue.shift()?.();
  }

  return (_request, response, next) => {
    function enter(): void {
      taken += 1;
      response.once('close', release);
      next();
    }
    if (taken < atOnce) {
      enter();
      return;
    }
    if (queue.length >= waiting) {
      throw new HttpError('Too many uploads at the moment. Try again in a moment.', {
        status: 503,
        errorCode: 'BUSY',
        retryable: true,
        headers: { 'Retry-After': '5' },
      });
    }
    queue.push(enter);
    response.once('close', () => {
      const place = queue.indexOf(enter);
      if (place !== -1) {
        queue.splice(place, 1);
      }
    });
  };
}
