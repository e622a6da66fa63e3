import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Knows for each connection whether a reply may be partly written to it. */
export interface RepliesUnderWay {
  follow(socket: Duplex, response: ServerResponse): void;
  /** True when bytes of a reply may have left already: another reply must not be mixed into it. */
  readonly hasBegun: (socket: Duplex) => boolean;
}

/** Makes a {@link RepliesUnderWay} that holds on to no connection. */
export function createRepliesUnderWay(): RepliesUnderWay {
  const newest = new WeakMap<Duplex, ServerResponse>();
  const pipelined = new WeakSet<Duplex>();
  return {
    follow(socket, response) {
      if (newest.get(socket)?.writableFinished === false) {
        // From now on the newest reply is not the one being written.
        pipelined.add(socket);
      }
      newest.set(socket, response);
    },
    hasBegun(socket) {
      const response = newest.get(socket);
      return (
        pipelined.has(socket) ||
        (response !== undefined && response.headersSent && !response.writableFinished)
      );
    },
  };
}
