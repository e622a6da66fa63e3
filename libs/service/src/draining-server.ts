import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { Lifecycle } from './lifecycle.ts';

/** How a server behaves while it drains. */
export interface DrainingServerOptions {
  readonly lifecycle: Lifecycle;
  /** Answers a request that came after draining began. */
  readonly refuse: RequestListener;
  /** Requests that are answered even then: health, which tells that the process is draining. */
  readonly isAlwaysServed: (url: string) => boolean;
}

/** An HTTP server together with what it takes to end it gracefully. */
export interface DrainingServer {
  readonly server: Server;
  /** Stops listening and resolves when the last request is answered and every connection closed. */
  close(): Promise<void>;
  /** Cuts every connection. */
  closeNow(): void;
}

/** An HTTP server that finishes what it began and refuses new work once its lifecycle drains. */
export function createDrainingServer(
  listener: RequestListener,
  options: DrainingServerOptions,
): DrainingServer {
  const { lifecycle, refuse, isAlwaysServed } = options;
  // Node's own lists leave out upgraded connections; Node 24 takes one without a request for busy. Each has
  // its newest reply: a set of replies would be made anew all the time, which keeps them from the collector.
  const connections = new Map<Socket, ServerResponse | null>();
  const server = createServer((request, response) => {
    const { socket } = request;
    connections.set(socket, response);
    response.once('close', () => {
      if (connections.get(socket) === response) {
        connections.set(socket, null);
      }
      if (lifecycle.draining) {
        // A keep-alive connection becomes idle only after this event.
        void setImmediate().then(() => {
          server.closeIdleConnections();
        });
      }
    });
    if (lifecycle.draining) {
      response.setHeader('Connection', 'close');
      if (!isAlwaysServed(request.url ?? '/')) {
        refuse(request, response);
        return;
      }
    }
    listener(request, response);
  });
  server.on('connection', (socket) => {
    connections.set(socket, null);
    socket.once('close', () => connections.delete(socket));
  });
  lifecycle.onDrain(() => {
    for (const response of connections.values()) {
      if (response?.headersSent === false) {
        response.setHeader('Connection', 'close');
      }
    }
  });
  return {
    server,
    async close() {
      // What has arrived and was not read yet is answered: a connection that seems idle would be reset under it.
      await setImmediate();
      await setImmediate();
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      server.closeIdleConnections();
      for (const connection of connections.keys()) {
        // Browsers open connections ahead of the requests that they may never make.
        if (connection.bytesRead === 0) {
          connection.destroy();
        }
      }
      await closed;
    },
    closeNow() {
      for (const connection of connections.keys()) {
        connection.destroy();
      }
    },
  };
}
