import type { RequestHandler } from 'express';
import { HttpError } from '../errors/index.ts';

/** Replies 405 to a method that a path does not have, and says which it has. */
export function onlyMethods(...allowed: readonly string[]): RequestHandler {
  return () => {
    throw new HttpError('Method Not Allowed', {
      status: 405,
      errorCode: 'METHOD_NOT_ALLOWED',
      headers: { Allow: allowed.join(', ') },
    });
  };
}
