import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { IDEMPOTENT } from './may-wait.ts';
import type { BodyShelf, KeptBody } from './kept-body.ts';

/** A request that may have to be sent once more. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** What was read of the body; null while nothing was. */
  body: KeptBody | null;
  /** How often the API may have received it without answering. */
  attempts: number;
  /** The end of its patience, since it first had to wait. */
  waitsUntilMs: number | null;
}

/** The exchanges that have something to remember: most requests never do. */
export interface Exchanges {
  /** The one of a request; made when there is none. */
  of(request: IncomingMessage, response: ServerResponse): Exchange;
  /** Prepares an attempt: sends again what was read of the body, and keeps what will be read. */
  prepare(outgoing: ClientRequest, request: IncomingMessage, response: ServerResponse): void;
  /** The request has its answer and will not be sent again. */
  settle(request: IncomingMessage): void;
}

/** Makes {@link Exchanges} that hold on to no request. `onGone` is told when a client has left. */
export function createExchanges(shelf: BodyShelf, onGone: (exchange: Exchange) => void): Exchanges {
  const known = new WeakMap<IncomingMessage, Exchange>();

  function of(request: IncomingMessage, response: ServerResponse): Exchange {
    const before = known.get(request);
    if (before !== undefined) {
      return before;
    }
    const exchange = { request, response, body: null, attempts: 0, waitsUntilMs: null };
    known.set(request, exchange);
    // Every attempt adds its listeners; the time of the wait bounds their number.
    request.setMaxListeners(0);
    response.setMaxListeners(0);
    response.once('close', () => {
      settle(request);
      onGone(exchange);
    });
    return exchange;
  }

  function settle(request: IncomingMessage): void {
    if (hasBody(request)) {
      known.get(request)?.body?.forget();
    }
  }

  return {
    of,
    prepare(outgoing, request, response) {
      if (!hasBody(request)) {
        return;
      }
      const exchange = of(request, response);
      exchange.body?.chunks()?.forEach((chunk) => outgoing.write(chunk));
      exchange.body ??= shelf.keep(request);
      if (!IDEMPOTENT.has(request.method ?? '')) {
        // From here on it may have been received, and must not be sent a second time.
        onceConnected(outgoing, () => {
          settle(request);
        });
      }
    },
    settle,
  };
}

function hasBody({ headers }: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': coding } = headers;
  return coding !== undefined || (length !== undefined && Number(length) > 0);
}

/** To be called when the request has its connection. */
function onceConnected({ socket }: ClientRequest, callback: () => void): void {
  if (socket?.connecting === true) {
    socket.once('connect', callback);
  } else {
    callback();
  }
}
