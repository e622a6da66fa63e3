import type { Response } from 'express';

/** Aborts when the client leaves before its reply is complete, so that work for it can be called off. */
export function departureOf(response: Response): AbortSignal {
  const departed = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) {
      departed.abort();
    }
  });
  return departed.signal;
}
