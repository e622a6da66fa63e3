import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
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
  const open = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    open.add(response);
    response.once('close', () => {
      open.delete(response);
      if (lifecycle.draining) {
        // A keep-alive connection becomes idle only after this event.
        setImmediate(() => {
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
  // Node's own lists leave out upgraded connections; Node 24 takes one without a request for busy.
  const connections = new Set<Socket>();
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  lifecycle.onDrain(() => {
    for (const response of open) {
      if (!response.headersSent) {
        response.setHeader('Connection', 'close');
      }
    }
  });
  return {
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeIdleConnections();
        for (const connection of connections) {
          // Browsers open connections ahead of the requests that they may never make.
          if (connection.bytesRead === 0) {
            connection.destroy();
          }
        }
      }),
    closeNow() {
      for (const connection of connections) {
        connection.destroy();
      }
    },
  };
}
