import type { RequestHandler } from 'express';
import { HttpError } from '../errors/index.ts';

/** Refuses what a demonstration must not do, when the server runs as one. */
export function createDeletionGuard(demoMode: boolean): RequestHandler {
  return (_request, _response, next) => {
    if (demoMode) {
      throw new HttpError('Nothing can be deleted in the demonstration.', {
        status: 403,
        errorCode: 'DEMO_MODE',
      });
    }
    next();
  };
}
