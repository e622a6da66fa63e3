import type { IncomingMessage, ServerResponse } from 'node:http';
import { isHealthPath } from '@elevendops/health';
import type { Logger } from '@elevendops/logging';
import type { ReplyWithError } from '../http/error-reply.ts';
import { apiUnavailable, draining } from '../http/problem.ts';
import type { ApiAvailability } from './api-availability.ts';
import type { Exchange } from './exchange.ts';
import { mayWait } from './may-wait.ts';
import { createWaitingRoom } from './waiting-room.ts';

/** How many requests wait for the API, and for how long. */
export interface HoldLimits {
  /** Several times what a container of ours is given at a time, unless it is set up otherwise. @default 256 */
  readonly maxWaiting?: number;
  /** What one request waits in all. @default 5000 */
  readonly maxWaitMs?: number;
}

/** The requests that wait while the API is away. */
export interface HeldRequests {
  /** Has a request wait that was not sent, or not answered; false when it must be told so at once. */
  hold(exchange: Exchange, attempt: Attempt): boolean;
  /** The client has gone. */
  leave(exchange: Exchange): void;
  /** Tells all that wait that this process stops; from now on nobody waits. */
  drain(): void;
}

/** How it went. */
export interface Attempt {
  /** False only when not a byte can have reached the API. */
  readonly maybeReceived: boolean;
}

/** Whom they wait for, and what becomes of them. */
export interface HeldRequestsOptions {
  readonly availability: ApiAvailability;
  readonly limits: HoldLimits;
  readonly monotonicMs: () => number;
  /** Calls back after a time; returns what takes the call back. */
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly send: (request: IncomingMessage, response: ServerResponse) => void;
  readonly requestIdOf: (request: IncomingMessage) => string;
  readonly replyWithError: ReplyWithError;
  readonly logger: Logger;
}

// The news that the API has gone takes a moment more than the end of its connections.
const LOOK_AGAIN_MS = 200;

/** Makes the {@link HeldRequests}. Their bodies wait unread, so that they cost next to nothing. */
export function createHeldRequests(options: HeldRequestsOptions): HeldRequests {
  const { availability, limits, monotonicMs, send, requestIdOf, replyWithError, logger } = options;
  const { maxWaiting = 256, maxWaitMs = 5_000 } = limits;
  const room = createWaitingRoom<Exchange>({
    maxWaiting,
    isOpen: () => !availability.away,
    lookAgainMs: LOOK_AGAIN_MS,
    after: options.after,
    onEnd(exchange, end) {
      const { request, response } = exchange;
      if (end === 'go-on') {
        send(request, response);
      } else {
        replyWithError(request, response, end === 'closed' ? draining() : apiUnavailable(true));
      }
    },
  });
  availability.onReady(() => {
    const waited = room.open();
    if (waited > 0) {
      logger.info(
        { requests: waited },
        `the API is back; requests that had waited: ${String(waited)}`,
      );
    }
  });

  return {
    hold(exchange, { maybeReceived }) {
      const { request, body } = exchange;
      if (room.has(exchange)) {
        // The same failure, reported once more.
        return true;
      }
      exchange.attempts += maybeReceived ? 1 : 0;
      const may =
        availability.followed &&
        !request.socket.destroyed &&
        mayWait({
          method: request.method ?? 'GET',
          isHealth: isHealthPath(request.url ?? '/'),
          maybeReceived,
          isBodyKept: body === null || body.chunks() !== null,
          attempts: exchange.attempts,
        });
      if (!may) {
        return false;
      }
      exchange.waitsUntilMs ??= monotonicMs() + maxWaitMs;
      const isIn = room.enter(exchange, exchange.waitsUntilMs - monotonicMs());
      if (isIn) {
        // What the last attempt left flowing would be read into nothing.
        request.pause();
        logger.debug({ request_id: requestIdOf(request) }, 'a request waits for the API');
      }
      return isIn;
    },
    leave: room.leave,
    drain: room.close,
  };
}
