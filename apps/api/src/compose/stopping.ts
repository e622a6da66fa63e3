import type { Lifecycle } from '@elevendops/service';
import { HttpError } from '../errors/index.ts';

/** Aborts when the process begins to stop, with what to reply to whoever waits for long work. */
export function stoppingSignal(lifecycle: Lifecycle): AbortSignal {
  const stopping = new AbortController();
  lifecycle.onDrain(() => {
    stopping.abort(
      new HttpError('The server is stopping. Try again in a moment.', {
        status: 503,
        errorCode: 'DRAINING',
        retryable: true,
        headers: { 'Retry-After': '1' },
      }),
    );
  });
  return stopping.signal;
}
